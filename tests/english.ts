/**
 * A stand-in for the browser's own `i18n`, reading the real messages, so that `lib/words` works in Node.
 * Import it before anything that draws.
 */
import { readFileSync } from "node:fs";

type Messages = Record<string, { message: string }>;

const messages = JSON.parse(readFileSync("public/_locales/en/messages.json", "utf8")) as Messages;
const extension = {
  runtime: { id: "test", getManifest: () => ({ version: "0.0.0" }) },
  i18n: {
    getUILanguage: () => "en-GB",
    getMessage: (key: string, parts: string[] = []) =>
      (messages[key]?.message ?? "").replaceAll(/\$(\d)/g, (_, place) => parts[Number(place) - 1] ?? ""),
  },
};
Object.assign(globalThis, { browser: extension, chrome: extension });

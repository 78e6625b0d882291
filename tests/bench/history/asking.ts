/** Asking for the history of customers out of a full store. */
import type { Page } from "@playwright/test";

import type { Mention } from "../../../lib/mention.ts";
import { openOwn, type BenchBrowser } from "../browser.ts";
import { contentWorldOf } from "../content-world.ts";
import { answersOf } from "../worker.ts";
import { CONTACTS_EACH, handleOf } from "./export-file.ts";

/** Customers asked for. */
const ASKED = 200;
/** A page on which the content script itself has nothing to ask. */
const QUIET = "/orvalane/followers";

export type Asked = {
  /** In ms, from when the background hears the message to when it answers, by its own clock. */
  readonly background: number[];
  /** In ms, from the message to its answer in a page of the extension. */
  readonly card: number[];
  /** The same of a message that reads one small row: what the way there and back takes. */
  readonly nothing: number[];
};

/** @param known handles of the first customers */
export async function askForHistories(
  browser: BenchBrowser,
  contacts: number,
  known: readonly string[],
): Promise<Asked> {
  const customers = Math.ceil(contacts / CONTACTS_EACH);
  const mentions = Array.from({ length: ASKED }, (_, at) =>
    mentionOf(handleOf((at * 7_919) % customers, known), at),
  );
  const world = await contentWorldOf(await browser.open(QUIET));
  for (let at = 0; at < ASKED; at += 50) {
    await world.run(
      async (input) => {
        type Runtime = { sendMessage(message: object): Promise<{ ok: boolean }> };
        const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
        const { ok } = await runtime.sendMessage({
          name: "annotate",
          input: { mentions: input, viewer: "orvalane" },
        });
        if (!ok) throw new Error("not annotated");
      },
      mentions.slice(at, at + 50),
    );
  }
  const own = await openOwn(browser, "import.html");
  const keys = mentions.map(({ key }) => key);
  const answers = await answersOf(browser);
  const card = await timeAll(
    own,
    "historyCard",
    keys.map((mentionKey) => ({ mentionKey })),
  );
  const nothing = await timeAll(
    own,
    "readSettings",
    keys.map(() => ({})),
  );
  const background = await answers("historyCard");
  await own.close();
  if (background.length !== ASKED) throw new Error("the background was not heard");
  return { background, card, nothing };
}

function timeAll(own: Page, name: string, inputs: readonly object[]): Promise<number[]> {
  return own.evaluate(
    async ([message, all]) => {
      type Runtime = { sendMessage(message: object): Promise<{ ok: boolean; problem?: unknown }> };
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      const times: number[] = [];
      for (const input of all) {
        const started = performance.now();
        const answer = await runtime.sendMessage({ name: message, input });
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      }
      return times;
    },
    [name, [...inputs]] as const,
  );
}

function mentionOf(handle: string, number: number): Mention {
  const id = `7${String(number).padStart(15, "0")}`;
  return {
    key: `x:${id}`,
    site: "x",
    id,
    url: `https://x.com/${handle}/status/${id}`,
    author: { handle, name: handle, verified: false },
    text: `@orvalane my parcel ${String(number)} is lost, where is it?`,
    links: [],
    mentionedHandles: ["orvalane"],
    language: "en",
    translated: false,
    truncated: false,
    edited: false,
    hasMedia: false,
    postedAt: new Date(Date.UTC(2026, 0, 1)).toISOString(),
    surface: "mentions",
  };
}

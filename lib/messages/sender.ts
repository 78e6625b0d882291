/** Who sent a message: decided from what the browser says of the sender, never from the message itself (P5). */
import type { Runtime } from "webextension-polyfill";

import type { SenderClass } from "./catalogue.ts";

/** What is ours: the extension's id, its origin, and where its content script runs. */
export type OwnIdentity = {
  readonly id: string;
  /** Like `chrome-extension://abc` (no slash at the end). */
  readonly origin: string;
  /** Origins of the host pages, like `https://x.com`. */
  readonly hostOrigins: readonly string[];
};

const CARD_PATH = "/history-card.html";

/** @returns the class of the sender, or undefined for anybody that has no business with us. */
export function classify(sender: Runtime.MessageSender, own: OwnIdentity): SenderClass | undefined {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return undefined;
  const url = new URL(sender.url);
  const origin = originOf(sender) ?? url.origin;
  if (isOwn(origin, url, own)) {
    if (url.pathname === CARD_PATH) return "card";
    const isFramed = sender.tab !== undefined && sender.frameId !== undefined && sender.frameId !== 0;
    return isFramed ? undefined : "extension";
  }
  return sender.tab && own.hostOrigins.includes(origin) ? "page" : undefined;
}

/** The browser's own word on the origin; Chromium gives it, a compromised page cannot forge it. */
function originOf(sender: Runtime.MessageSender): string | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a field the polyfill does not know; checked below
  const { origin } = sender as { origin?: unknown };
  return typeof origin === "string" && origin !== "null" ? origin : undefined;
}

/** `URL.origin` of an extension address is "null" in some engines, so the scheme and host are compared too. */
function isOwn(origin: string, url: URL, own: OwnIdentity): boolean {
  return origin === own.origin || (origin === "null" && `${url.protocol}//${url.host}` === own.origin);
}

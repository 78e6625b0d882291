import browser, { type Runtime } from "webextension-polyfill";

import { answer, type Handlers } from "./answer.ts";
import type { OwnIdentity } from "./sender.ts";

/** Starts answering messages. Call before any `await` of the worker's start, or the waking message is lost. */
export function listen(handlers: Handlers, own: OwnIdentity, isOpen: () => Promise<boolean>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(handlers, own, message, sender, isOpen),
  );
}

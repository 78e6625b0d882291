/** Lets the pages of a test talk to a whole background, through the real gate, as the browser would. */
import "../../english.ts";

import { signal, type Signal } from "@preact/signals";
import browser from "webextension-polyfill";

import { answer } from "../../../lib/messages/answer.ts";
import type { Clock } from "../../../lib/models/clock.ts";
import type { Mention } from "../../../lib/mention.ts";
import { fromPage, fromPanel, START, type TestBackground } from "./fixture.ts";

const own = { id: "test", origin: "chrome-extension://test", hostOrigins: ["https://x.com"] };
const sender = { id: "test", url: "chrome-extension://test/sidepanel.html" };

/** From here on, messages of our own pages reach `background`. */
export function connect(background: TestBackground): void {
  Object.assign(browser.runtime, {
    sendMessage: (message: unknown) => answer(background.handlers, own, message, sender),
  });
}

/** From here on nobody answers, as after an update of the extension. */
export function disconnect(): void {
  Object.assign(browser.runtime, {
    sendMessage: () => Promise.reject(new Error("Extension context invalidated.")),
  });
}

/** A clock that is set by hand. */
export function stillClock(): Clock & { readonly now: Signal<number> } {
  return { now: signal(START), stop: () => undefined };
}

/** Hands `mention` off and sends it. @returns the id of its case */
export async function handedOff(background: TestBackground, mention: Mention): Promise<string> {
  const commandId = crypto.randomUUID();
  const annotation = await background.handlers.handOff({ commandId, mention }, fromPage);
  const caseId = annotation.ok ? (annotation.value.case?.id ?? "") : "";
  await background.handlers.sendNow({ commandId: crypto.randomUUID(), caseId }, fromPanel);
  return caseId;
}

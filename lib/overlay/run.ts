/** Starts and stops the overlay of a site as the settings say, for as long as the extension lives. */
import browser, { type Runtime } from "webextension-polyfill";

import { isNotice } from "../messages/notices.ts";
import { isQuestion, type Answer } from "../messages/questions.ts";
import { send } from "../messages/send.ts";
import type { Site } from "../sites/site.ts";
import type { Faces } from "./faces.ts";
import { startOverlay, type Overlay } from "./overlay.ts";

/** How often, in ms, to look whether the extension was updated or removed under the page: browsers do not tell. */
const ALIVE_INTERVAL = 1_000;

/** The part of a content script's context that is needed (lifetime.ts). Reading `isInvalid` is what notices the end. */
export type Lifetime = {
  readonly isInvalid: boolean;
  onInvalidated(over: () => void): void;
};

export function runOverlay(lifetime: Lifetime, site: Site, faces: Faces): void {
  let overlay: Overlay | undefined;

  async function follow(): Promise<void> {
    const settings = await send("pageSettings", { site: site.name });
    if (lifetime.isInvalid) return;
    if (settings.ok ? !settings.value.enabled : settings.problem.code === "locked") {
      overlay?.stop();
      overlay = undefined;
    } else if (settings.ok) {
      const { accounts } = settings.value;
      if (overlay) overlay.configure(accounts);
      else overlay = startOverlay(site, faces, accounts);
    }
  }

  /** Questions are answered by `respond`: Chromium takes a promise for an answer only since lately. */
  function hear(message: unknown, _from: unknown, respond: (answer: Answer) => void): true | undefined {
    if (isQuestion(message)) {
      const answer = overlay?.answer(message);
      void answer?.then(respond);
      return answer && true;
    }
    if (!isNotice(message)) return undefined;
    if (message.notice === "settingsChanged") void follow();
    overlay?.hear(message);
    return undefined;
  }

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types know listeners that always answer, or never
  browser.runtime.onMessage.addListener(hear as Runtime.OnMessageListener);
  const timer = setInterval(() => lifetime.isInvalid, ALIVE_INTERVAL);
  lifetime.onInvalidated(() => {
    clearInterval(timer);
    overlay?.stop();
  });
  void follow();
}

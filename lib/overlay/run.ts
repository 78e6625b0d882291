/** Starts and stops the overlay of a site as the settings say, for as long as the extension lives. */
import browser from "webextension-polyfill";

import { isNotice } from "../messages/notices.ts";
import { send } from "../messages/send.ts";
import type { Site } from "../sites/site.ts";
import type { Faces } from "./faces.ts";
import { startOverlay, type Overlay } from "./overlay.ts";

/** How often, in ms, to look whether the extension was updated or removed under the page: browsers do not tell. */
const ALIVE_INTERVAL = 1_000;

/** The part of WXT's context of a content script that is needed. Reading `isInvalid` is what notices the end. */
export type Lifetime = {
  readonly isInvalid: boolean;
  onInvalidated(over: () => void): void;
};

export function runOverlay(lifetime: Lifetime, site: Site, faces: Faces): void {
  let overlay: Overlay | undefined;

  async function follow(): Promise<void> {
    const settings = await send("pageSettings", { site: site.name });
    if (!settings.ok || lifetime.isInvalid) return;
    const { enabled, accounts } = settings.value;
    if (!enabled) {
      overlay?.stop();
      overlay = undefined;
    } else if (overlay) {
      overlay.configure(accounts);
    } else {
      overlay = startOverlay(site, faces, accounts);
    }
  }

  function hear(message: unknown): undefined {
    if (!isNotice(message)) return;
    if (message.notice === "settingsChanged") void follow();
    overlay?.hear(message);
  }

  browser.runtime.onMessage.addListener(hear);
  const timer = setInterval(() => lifetime.isInvalid, ALIVE_INTERVAL);
  lifetime.onInvalidated(() => {
    clearInterval(timer);
    overlay?.stop();
  });
  void follow();
}

/** The content script of the inboxes in beta is in the pages that the person allowed, and in no others. */
import browser from "webextension-polyfill";

import { betaSites } from "../sites/hosts.ts";

const SCRIPT = "content-scripts/beta.js";

/** Follows what the person allows and takes back, for as long as the worker lives, and looks once when it starts. */
export function followBeta(): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  browser.runtime.onStartup.addListener(changed);
  // An update of the package forgets what was registered.
  browser.runtime.onInstalled.addListener(changed);
}

function changed(): void {
  void registerAllowed();
}

/** One change after the other: the browser refuses an id that is there already. */
let turn: Promise<void> = Promise.resolve();

function registerAllowed(): Promise<void> {
  turn = turn.then(async () => {
    // Without the permission there is no such part of the browser, and nothing was ever registered.
    if (!(await browser.permissions.contains({ permissions: ["scripting"] }))) return;
    const registered = await browser.scripting.getRegisteredContentScripts();
    await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
    const allowed = await Promise.all(
      betaSites.map(async ({ name, hosts }) => {
        const isAllowed = await browser.permissions.contains({ origins: [...hosts] });
        return isAllowed
          ? [{ id: name, matches: [...hosts], js: [SCRIPT], runAt: "document_idle" as const }]
          : [];
      }),
    );
    await browser.scripting.registerContentScripts(allowed.flat());
  });
  return turn;
}

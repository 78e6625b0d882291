/** Draws the toolbar badge from the stored cases. */
import browser from "webextension-polyfill";

import { badgeFor, type Badge, type BadgeTone } from "../case/badge.ts";
import { readWaitingOn } from "../store/queue.ts";
import { readSettings } from "../store/settings.ts";
import { duration } from "../words/times.ts";
import { counted, words } from "../words/words.ts";
import type { Background } from "./context.ts";

/** White text has a contrast of 4.5:1 or more on each. */
const colours: Readonly<Record<BadgeTone, string>> = { news: "#1d6b3a", waiting: "#1f5fbf", late: "#b3261e" };

export async function drawBadge({ database, now }: Pick<Background, "database" | "now">): Promise<void> {
  const { me, firstResponseMinutes } = await readSettings(database);
  const badge = badgeFor(await readWaitingOn(database, me.role), me, now(), firstResponseMinutes);
  await Promise.all([
    browser.action.setBadgeText({ text: badge.text }),
    browser.action.setBadgeBackgroundColor({ color: colours[badge.tone] }),
    browser.action.setTitle({ title: `${words("extensionName")}: ${titleOf(badge)}` }),
  ]);
}

/** The store waits for its passphrase: nothing is known of what waits on whom. */
export async function drawLockedBadge(): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: words("badgeLockedText") }),
    browser.action.setBadgeBackgroundColor({ color: colours.waiting }),
    browser.action.setTitle({ title: `${words("extensionName")}: ${words("badgeLocked")}` }),
  ]);
}

function titleOf({ words: key, count, age }: Badge): string {
  switch (key) {
    case "badgeNothing":
      return words(key);
    case "badgeOldest":
      return words(key, counted("badgeWaiting", count), duration(age));
    case "badgeOutcomes":
    case "badgeUnclaimed":
    case "badgeLate":
      return counted(key, count);
  }
}

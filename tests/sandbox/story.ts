/** The main job from one end to the other, as three people do it, told as a table. */
import { mkdir } from "node:fs/promises";
import path from "node:path";

import type { Page } from "@playwright/test";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { chips, flaggedChips, toolbarBadge } from "../browser/pages.ts";

/** Where the story begins: everything that mentions the brand. */
const MENTIONS = "/notifications/mentions";
/** Screens to scroll, so that more than the first mentions are read; a person would go on. */
const SCREENS = 12;

/** Does the main job and prints it. @param pictures the folder for screenshots */
export async function tellStory(pictures: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const baton = await openBaton();
  const rows: [string, string][] = [];
  const tell = (what: string, result: string): void => void rows.push([what, result]);
  const shoot = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: path.join(pictures, `${name}.png`) });
  try {
    await baton.become("Ada", "marketer");
    const feed = await baton.openSite(MENTIONS);
    const read = await readThrough(feed);
    tell("mentions read", String(read.seen));
    tell("flagged as service requests", String(read.flagged));
    await feed.evaluate(() => scrollTo(0, 0));
    const first = flaggedChips(feed).first();
    await first.waitFor();
    await shoot(feed, "1-feed");

    await first.getByRole("button", { name: /Why\?$/u }).click();
    const card = feed.frameLocator('iframe[title^="Baton"]');
    await card.getByRole("heading").first().waitFor();
    await shoot(feed, "2-why-and-history");
    await feed.keyboard.press("Escape");

    const author = await first.evaluate((chip) => chip.getAttribute("aria-label") ?? "");
    await first.getByRole("button", { name: /Hand off$/u }).click();
    await chips(feed).getByRole("button", { name: /Send now$/u }).click();
    await chips(feed).filter({ hasText: "With service" }).first().waitFor();
    tell("handed off", author);
    await shoot(feed, "3-handed-off");

    await baton.become("Mira", "agent");
    const queue = await baton.openOwn("sidepanel");
    tell("waiting for an agent (badge)", await toolbarBadge(baton));
    await queue.getByRole("button", { name: /^Claim/u }).first().click();
    await queue.getByText("The case is yours.").waitFor();
    tell("claimed", "by Mira");
    await queue.getByRole("tab", { name: /^Mine/u }).click();
    await queue.getByRole("button", { name: /^Read the story/u }).first().click();
    await queue.getByRole("button", { name: "Resolve" }).waitFor();
    await shoot(queue, "4-story");
    await resolve(queue);
    tell("resolved", "fixed, cause delivery");
    await shoot(queue, "5-resolved");

    await baton.become("Ada", "marketer");
    tell("outcomes not seen yet (badge)", await toolbarBadge(baton));
    await feed.bringToFront();
    const outcome = chips(feed).filter({ hasText: "Resolved by" }).first();
    await outcome.waitFor();
    tell("outcome at the post", (await outcome.getAttribute("aria-label")) ?? "");
    await shoot(feed, "6-outcome");
    tell("requests that left the browser", String(await requestsOutside(baton)));
  } finally {
    await baton.close();
    print(rows);
    console.log(`\nScreenshots: ${path.relative(process.cwd(), pictures)}`);
  }
}

/** Scrolls through the feed as a person would, counting posts with a chip once each. */
async function readThrough(feed: Page): Promise<{ seen: number; flagged: number }> {
  const seen = new Set<string>();
  const flagged = new Set<string>();
  await chips(feed).first().waitFor();
  for (let screen = 0; screen < SCREENS; screen += 1) {
    await feed.locator('[data-testid="tweet"]').first().waitFor();
    const now = await feed.evaluate(() => document.querySelectorAll('[data-testid="tweet"]').length);
    if (now === 0) break;
    for (const chip of await chips(feed).all()) {
      const label = await chip.getAttribute("aria-label").catch(() => null);
      const post = await chip.evaluate((each) => {
        const host = (each.getRootNode() as ShadowRoot).host;
        return host?.closest("article")?.querySelector('a[href*="/status/"]')?.getAttribute("href") ?? "";
      }).catch(() => "");
      if (post === "" || label === null) continue;
      seen.add(post);
      if (label.startsWith("Service request")) flagged.add(post);
    }
    await feed.mouse.move(640, 450);
    await feed.mouse.wheel(0, 700);
  }
  return { seen: seen.size, flagged: flagged.size };
}

async function resolve(queue: Page): Promise<void> {
  await queue.getByRole("button", { name: "Resolve" }).click();
  const form = queue.getByRole("form", { name: "Resolve" });
  await form.getByLabel("What was the outcome?").selectOption("fixed");
  await form.getByLabel("Where did the trouble come from?").selectOption("delivery");
  await form.getByLabel(/What was done/u).fill("Found at the depot, out for delivery today");
  await form.getByRole("button", { name: "Resolve" }).click();
  await queue.getByText("Resolved. The outcome shows at the post.").waitFor();
}

/** Requests that anything but the sandbox's own pages made. */
async function requestsOutside(baton: BatonBrowser): Promise<number> {
  return baton.sandbox.requests.filter((request) => request.foreign).length;
}

function print(rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, result] of rows) console.log(`${what.padEnd(width)}  ${result}`);
}

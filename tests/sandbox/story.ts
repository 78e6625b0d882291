/** The main job from one end to the other on all three sites, as two people do it, told as a table. */
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { expect, type Page } from "@playwright/test";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { OverlayView, type ChipSeen } from "../browser/overlay-view.ts";
import { closeCard, historyCard, toolbarBadge } from "../browser/pages.ts";
import { sandboxSites, type SiteName } from "./sites.ts";

/** As people call them; X first, where the whole feed is read. */
const SITES: readonly (readonly [SiteName, string])[] = [
  ["x", "X"],
  ["facebook", "Facebook"],
  ["instagram", "Instagram"],
];
/** Pixels of one turn of the wheel, and how many turns: through the whole feed. */
const TURN = 700;
const MOST_TURNS = 80;

type Row = readonly [what: string, result: string];
type Shoot = (page: Page, name: string) => Promise<Buffer>;
/** The page of a site that shows much that mentions the brand. */
type Feed = { readonly page: Page; readonly view: OverlayView };

/** Does the main job and prints it. @param pictures the folder for screenshots */
export async function tellStory(pictures: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const started = performance.now();
  const baton = await openBaton();
  const rows: Row[] = [];
  const shoot: Shoot = (page, name) => page.screenshot({ path: path.join(pictures, `${name}.png`) });
  try {
    await baton.become("Ada", "marketer");
    const posts = new Map<SiteName, string>();
    for (const [site, label] of SITES) {
      const feed = await openFeed(baton, site);
      if (site === "x") await readAndAskWhy(feed, rows, shoot);
      const post = await handOff(feed, (page) => shoot(page, `3-handed-off-${site}`));
      posts.set(site, post);
      rows.push([`handed off on ${label}`, `by Ada: ${post}`]);
      // What nobody looks at cannot be seen before its time, as a headless tab behind others can.
      await feed.page.close();
    }
    await baton.become("Mira", "agent");
    await agent(baton, rows, shoot);
    await baton.become("Ada", "marketer");
    rows.push(["outcomes Ada has not seen (badge)", await badgeText(baton, SITES.length)]);
    for (const [site, label] of SITES) {
      const feed = await openFeed(baton, site);
      const outcome = await feed.view.chipAt(posts.get(site) ?? "", "resolved");
      rows.push([`outcome at the post on ${label}`, outcome.label]);
      await shoot(feed.page, `6-outcome-${site}`);
      await feed.page.close();
    }
    const foreign = baton.sandbox.requests.filter((request) => request.foreign);
    rows.push(["requests to anybody else", String(foreign.length)]);
    rows.push(["seconds, with all of that", ((performance.now() - started) / 1000).toFixed(0)]);
  } finally {
    await baton.close();
    print(rows);
    console.log(`\nScreenshots: ${path.relative(process.cwd(), pictures)}`);
  }
}

async function openFeed(baton: BatonBrowser, name: SiteName): Promise<Feed> {
  const { host, mentions } = sandboxSites[name];
  const page = await baton.openSite(`https://${host}${mentions}`);
  return { page, view: await OverlayView.of(page) };
}

/** Reads all of the feed and asks of the first service request on the screen why it is one. */
async function readAndAskWhy({ page, view }: Feed, rows: Row[], shoot: Shoot): Promise<void> {
  await view.chip((chip) => chip.stage === "request", "a service request");
  const read = await readThrough(page, view);
  rows.push(["mentions read", String(read.size)]);
  const flagged = [...read.values()].filter((chip) => chip.stage === "request");
  rows.push(["flagged as service requests", String(flagged.length)]);

  await page.evaluate(() => scrollTo(0, 0));
  const { post } = await requestOnScreen(view);
  await shoot(page, "1-feed");
  await view.click(post, "why");
  const card = await historyCard(page);
  await card.getByRole("heading").first().waitFor();
  await shoot(page, "2-why-and-history");
  await closeCard(page);
}

/** Hands the first service request on the screen off, and does not wait until it can no longer be undone. @returns the post */
async function handOff({ page, view }: Feed, shootHeld: (page: Page) => Promise<Buffer>): Promise<string> {
  const { post } = await requestOnScreen(view);
  await view.click(post, "hand_off");
  await view.chipAt(post, "held");
  await shootHeld(page);
  await view.click(post, "send_now");
  await view.chipAt(post, "with_service");
  return post;
}

/** Claims one case after the other and resolves it. */
async function agent(baton: BatonBrowser, rows: Row[], shoot: Shoot): Promise<void> {
  const queue = await baton.openOwn("sidepanel");
  const claims = queue.getByRole("button", { name: /^Claim/u });
  await expect(claims).toHaveCount(SITES.length);
  rows.push(["unclaimed for Mira (badge)", await badgeText(baton, SITES.length)]);
  await shoot(queue, "4-queue");
  for (let left = SITES.length; left > 0; left -= 1) {
    await claims.first().click();
    await queue.getByText("The case is yours.").waitFor();
    await queue.getByRole("button", { name: "Resolve" }).click();
    const form = queue.getByRole("form", { name: "Resolve" });
    await form.getByLabel("What was the outcome?").selectOption("fixed");
    await form.getByLabel("Where did the trouble come from?").selectOption("delivery");
    await form.getByLabel(/^What was done/u).fill("Found at the depot, out for delivery today");
    if (left === SITES.length) await shoot(queue, "5-story");
    await form.getByRole("button", { name: "Resolve" }).click();
    await queue.getByText("Resolved. The outcome shows at the post.").waitFor();
    await queue.reload();
    await expect(claims).toHaveCount(left - 1);
  }
  rows.push(["claimed and resolved by Mira", `${SITES.length} cases: fixed, cause delivery`]);
}

function requestOnScreen(view: OverlayView): Promise<ChipSeen> {
  return view.chip((chip) => chip.stage === "request" && isOnScreen(chip), "a request on the screen");
}

function isOnScreen({ buttons }: ChipSeen): boolean {
  // In narrow columns some buttons are not drawn.
  return buttons.every(({ y, height }) => height === 0 || (y > 60 && y + height < 800));
}

/** In the page. */
function isAtEnd(): boolean {
  return scrollY + innerHeight > document.documentElement.scrollHeight - 2;
}

/** Scrolls through the feed as a person would, and collects every post that got a chip, once each. */
async function readThrough(feed: Page, view: OverlayView): Promise<Map<string, ChipSeen>> {
  const read = new Map<string, ChipSeen>();
  await feed.mouse.move(640, 450);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await expect
      .poll(async () => (await view.see()).chips.every((chip) => chip.stage !== "pending"))
      .toBe(true);
    for (const chip of (await view.see()).chips) if (chip.post !== "") read.set(chip.post, chip);
    if (await feed.evaluate(isAtEnd)) break;
    const before = await feed.evaluate(() => scrollY);
    await feed.mouse.wheel(0, TURN);
    await feed.waitForFunction((from) => scrollY > from, before);
  }
  return read;
}

/** What the badge says once it counts to `count`, which it does a moment later. */
async function badgeText(baton: BatonBrowser, count: number): Promise<string> {
  await expect.poll(async () => (await toolbarBadge(baton)).text).toBe(String(count));
  const { text, title } = await toolbarBadge(baton);
  return `${text} (${title})`;
}

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, result] of rows) console.log(`${what.padEnd(width)}  ${result}`);
}

/** The main job from one end to the other, as three people do it, told as a table. */
import { mkdir } from "node:fs/promises";
import path from "node:path";

import { expect, type Page } from "@playwright/test";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { OverlayView, type ChipSeen } from "../browser/overlay-view.ts";
import { closeCard, historyCard, toolbarBadge } from "../browser/pages.ts";

/** Where the story begins: everything that mentions the brand. */
const MENTIONS = "/notifications/mentions";
/** Pixels of one turn of the wheel, and how many turns: through the whole feed. */
const TURN = 500;
const MOST_TURNS = 80;

type Row = readonly [what: string, result: string];

/** Does the main job and prints it. @param pictures the folder for screenshots */
export async function tellStory(pictures: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const started = performance.now();
  const baton = await openBaton();
  const rows: Row[] = [];
  const shoot = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: path.join(pictures, `${name}.png`) });
  try {
    await baton.become("Ada", "marketer");
    const feed = await baton.openSite(MENTIONS);
    const view = await OverlayView.of(feed);
    const post = await communityManager(feed, view, rows, shoot);
    await baton.become("Mira", "agent");
    await agent(baton, rows, shoot);
    await baton.become("Ada", "marketer");
    rows.push(["outcomes Ada has not seen (badge)", await badgeText(baton)]);
    await feed.bringToFront();
    const outcome = await view.chipAt(post, "resolved");
    rows.push(["outcome at the post", outcome.label]);
    await shoot(feed, "6-outcome");
    const foreign = baton.sandbox.requests.filter((request) => request.foreign);
    rows.push(["requests to anybody else", String(foreign.length)]);
    rows.push(["seconds, with all of that", ((performance.now() - started) / 1000).toFixed(0)]);
  } finally {
    await baton.close();
    print(rows);
    console.log(`\nScreenshots: ${path.relative(process.cwd(), pictures)}`);
  }
}

type Shoot = (page: Page, name: string) => Promise<Buffer>;

/** Reads the feed, asks why, and hands the first service request off. @returns the post that was handed off */
async function communityManager(feed: Page, view: OverlayView, rows: Row[], shoot: Shoot): Promise<string> {
  await view.chip((chip) => chip.stage === "request", "a service request");
  const read = await readThrough(feed, view);
  rows.push(["mentions read", String(read.size)]);
  const flagged = [...read.values()].filter((chip) => chip.stage === "request");
  rows.push(["flagged as service requests", String(flagged.length)]);

  await feed.evaluate(() => scrollTo(0, 0));
  const { post } = await view.chip(
    (chip) => chip.stage === "request" && isOnScreen(chip),
    "a request on the screen",
  );
  await shoot(feed, "1-feed");
  await view.click(post, "why");
  const card = await historyCard(feed);
  await card.getByRole("heading").first().waitFor();
  await shoot(feed, "2-why-and-history");
  await closeCard(feed);

  await view.click(post, "hand_off");
  await view.chipAt(post, "held");
  await shoot(feed, "3-handed-off");
  await view.click(post, "send_now");
  await view.chipAt(post, "with_service");
  rows.push(["handed off", `by Ada: ${post}`]);
  return post;
}

/** Claims the case, reads its story and resolves it. */
async function agent(baton: BatonBrowser, rows: Row[], shoot: Shoot): Promise<void> {
  const queue = await baton.openOwn("sidepanel");
  await queue
    .getByRole("button", { name: /^Claim/u })
    .first()
    .waitFor();
  rows.push(["unclaimed for Mira (badge)", await badgeText(baton)]);
  await shoot(queue, "4-queue");
  await queue
    .getByRole("button", { name: /^Claim/u })
    .first()
    .click();
  await queue.getByText("The case is yours.").waitFor();
  rows.push(["claimed", "by Mira"]);
  await queue.getByRole("button", { name: "Resolve" }).click();
  const form = queue.getByRole("form", { name: "Resolve" });
  await form.getByLabel("What was the outcome?").selectOption("fixed");
  await form.getByLabel("Where did the trouble come from?").selectOption("delivery");
  await form.getByLabel(/^What was done/u).fill("Found at the depot, out for delivery today");
  await shoot(queue, "5-story");
  await form.getByRole("button", { name: "Resolve" }).click();
  await queue.getByText("Resolved. The outcome shows at the post.").waitFor();
  rows.push(["resolved", "fixed, cause delivery"]);
}

function isOnScreen({ buttons }: ChipSeen): boolean {
  return buttons.every(({ y, height }) => y > 60 && y + height < 800);
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
    const before = await feed.evaluate(() => scrollY);
    await feed.mouse.wheel(0, TURN);
    const isMoving = feed.waitForFunction((from) => scrollY > from, before, { timeout: 1_000 });
    if (!(await isMoving.then(() => true).catch(() => false))) break;
  }
  return read;
}

async function badgeText(baton: BatonBrowser): Promise<string> {
  const { text, title } = await toolbarBadge(baton);
  return text === "" ? "nothing" : `${text} (${title})`;
}

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, result] of rows) console.log(`${what.padEnd(width)}  ${result}`);
}

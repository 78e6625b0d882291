/** How soon a person sees something: from a post to its chip, and from a click to its effect. */
import { setTimeout as pause } from "node:timers/promises";

import type { Page } from "@playwright/test";

import { OverlayView, type ButtonSeen } from "../browser/overlay-view.ts";
import { openWithBaton, type BenchBrowser } from "./browser.ts";
import { contentWorldOf, type ContentWorld } from "./content-world.ts";
import type { Bench, Findings } from "./part.ts";
import { scrollThrough } from "./scroll.ts";
import { median, quantile } from "./statistics.ts";

const FEED = "/notifications/mentions";
/** Turns of the wheel: past some 250 mentions. */
const TURNS = 50;
const HANDOFFS = 20;
/** After a turn of the wheel everything stands still again, in ms. */
const SCROLLED = 700;
/** How long a click may take to have its effect, in ms. */
const PATIENCE = 5_000;
/** An aim of the project's own, in ms. */
const MOST_FOR_CLICK = 150;

type Times = Readonly<Record<string, number>>;

export async function chip({ packages, sandbox }: Bench): Promise<Findings> {
  const browser = await openWithBaton(sandbox, packages.baton);
  try {
    const waits = await waitsForChips(browser);
    const clicks = await waitsAfterClicks(browser);
    const toAnswer = clicks.map(({ shown }) => shown);
    return {
      aims: [
        {
          what: "Hand off clicked to visible state, 95th percentile",
          aim: "under 150 ms",
          got: `${quantile(toAnswer, 0.95).toFixed(0)} ms`,
          reached: quantile(toAnswer, 0.95) < MOST_FOR_CLICK,
        },
      ],
      tables: [
        {
          title: "What a person waits for",
          how:
            `From the moment the page's script put the post into the document (on \`${FEED}\`, while scrolling) to the ` +
            "first frame after its chip is there with a verdict; from the mouse event of a click on Hand off to the first " +
            "frame after the chip has changed, and to the one after the background has it on disk. By the clock.",
          head: ["", "times", "median", "95th percentile"],
          rows: [
            row("post rendered to chip shown", waits),
            row("Hand off clicked to visible state", toAnswer),
            row(
              "Hand off clicked to stored and shown",
              clicks.map(({ stored }) => stored),
            ),
          ],
        },
      ],
    };
  } finally {
    await browser.close();
  }
}

function row(name: string, values: readonly number[]): string[] {
  const times = [median(values), quantile(values, 0.95)].map((value) => `${value.toFixed(0)} ms`);
  return [name, String(values.length), ...times];
}

/** Notes in the page, before anybody else's observer, when a post came; by the path of its permalink. */
async function notePosts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const posts: Record<string, number> = {};
    Object.assign(globalThis, { benchPosts: posts });
    new MutationObserver((records) => {
      for (const node of records.flatMap((record) => [...record.addedNodes])) {
        if (!(node instanceof Element)) continue;
        for (const post of node.querySelectorAll("[data-sandbox-post]")) {
          posts[post.getAttribute("data-sandbox-post") ?? ""] ??= performance.now();
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Notes beside the content script when a chip was shown; runs there and must be whole in itself. */
function noteChips(): void {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { chrome: { dom: Dom } }).chrome;
  const chips: Record<string, number> = {};
  Object.assign(globalThis, { benchChips: chips });
  const note = (host: Element, root: ShadowRoot): void => {
    const post = host.closest("[data-sandbox-post]")?.getAttribute("data-sandbox-post");
    if (post === undefined || post === null || !root.querySelector(".chip")) return;
    requestAnimationFrame(() => {
      chips[post] ??= performance.now();
    });
  };
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      const root = node instanceof HTMLDivElement ? dom.openOrClosedShadowRoot(node) : null;
      if (!root || !(node instanceof Element)) continue;
      note(node, root);
      new MutationObserver(() => note(node, root)).observe(root, { childList: true, subtree: true });
    }
  }).observe(document, { childList: true, subtree: true });
}

async function waitsForChips(browser: BenchBrowser): Promise<number[]> {
  const tab = await browser.open(FEED, { prepare: notePosts });
  const world = await contentWorldOf(tab);
  // What is on the page before the measuring code is there has no second time and drops out below.
  await world.run(noteChips, undefined);
  await scrollThrough(tab, TURNS);
  await pause(2_000);
  const posts = await tab.evaluate(() => (globalThis as unknown as { benchPosts: Times }).benchPosts);
  const chips = await world.run(() => (globalThis as unknown as { benchChips: Times }).benchChips, undefined);
  await tab.close();
  return Object.entries(chips).flatMap(([post, shown]) => {
    const came = posts[post];
    return came === undefined ? [] : [shown - came];
  });
}

type Click = { readonly shown: number; readonly stored: number };

/** Follows the next click on a chip; runs beside the content script and must be whole in itself. */
function followClick(): void {
  type Dom = { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
  const { dom } = (globalThis as unknown as { chrome: { dom: Dom } }).chrome;
  const click: { shown?: number; stored?: number } = {};
  Object.assign(globalThis, { benchClick: click });
  const follow = (event: MouseEvent): void => {
    const root = event.target instanceof Element ? dom.openOrClosedShadowRoot(event.target) : null;
    if (!root) return;
    const look = (): void => {
      const stage = root.querySelector(".chip")?.classList;
      if (!stage || stage.contains("request")) return;
      requestAnimationFrame(() => {
        click.shown ??= performance.now() - event.timeStamp;
        if (!stage.contains("handing_off")) click.stored ??= performance.now() - event.timeStamp;
      });
    };
    new MutationObserver(look).observe(root, { childList: true, subtree: true, attributes: true });
  };
  addEventListener("click", follow, { capture: true, once: true });
}

async function waitsAfterClicks(browser: BenchBrowser): Promise<Click[]> {
  const tab = await browser.open(FEED);
  const view = await OverlayView.of(tab);
  await view.chip(() => true);
  const world = await contentWorldOf(tab);
  const clicks: Click[] = [];
  const done = new Set<string>();
  while (clicks.length < HANDOFFS) {
    const next = (await view.see()).chips.find(
      ({ post, stage, buttons }) => stage === "request" && buttons.every(isOnScreen) && !done.has(post),
    );
    if (!next) {
      await scrollThrough(tab, 1);
      await pause(SCROLLED);
      continue;
    }
    // The wheel may still have been turning.
    if (!isOnScreen(await view.standing(next.post, "hand_off"))) continue;
    done.add(next.post);
    await world.run(followClick, undefined);
    await view.click(next.post, "hand_off");
    clicks.push(await clickOf(world, next.post));
  }
  await tab.close();
  return clicks;
}

function isOnScreen({ y, height }: ButtonSeen): boolean {
  return y > 80 && y + height < 850;
}

async function clickOf(world: ContentWorld, post: string): Promise<Click> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const { shown, stored } = await world.run(
      () => (globalThis as unknown as { benchClick: Partial<Click> }).benchClick,
      undefined,
    );
    if (shown !== undefined && stored !== undefined) return { shown, stored };
    await pause(20);
  }
  throw new Error(`the click at ${post} had no effect`);
}

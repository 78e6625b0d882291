/** Opening the cards of customers as a person does: pointing at a chip in the page, and clicking on it. */
import { setTimeout as pause } from "node:timers/promises";

import type { Page } from "@playwright/test";

import { OverlayView, type ButtonSeen } from "../../browser/overlay-view.ts";
import { closeCard, historyCard } from "../../browser/pages.ts";
import type { BenchBrowser } from "../browser.ts";
import { contentWorldOf, type ContentWorld } from "../content-world.ts";
import { scrollThrough } from "../scroll.ts";
import { restartsOf } from "../worker.ts";

const FEED = "/notifications/mentions";
/** Of each kind. */
const CARDS = 40;
const RESTARTS = 10;
/**
 * From the pointer's coming to the press, in ms. People take longer: half of those who stay for 65 ms will click, after
 * 300 more on average (instant.page).
 */
export const POINTED = 200;
/** After a turn of the wheel everything stands still again, in ms. */
const SCROLLED = 700;
/** A card that takes longer is not coming, in ms. */
const PATIENCE = 20_000;
/** Where nothing of ours is. */
const ASIDE = { x: 5, y: 5 };

/** In ms each, from the mouse event of the click to the frame in which the history stands. */
export type Opened = {
  readonly pointed: number[];
  /** Pointing and pressing at once. */
  readonly atOnce: number[];
  /** The worker was stopped before the pointer came. */
  readonly asleep: number[];
};

/** @param handles authors of the feed whose history is stored */
export async function openCards(browser: BenchBrowser, handles: ReadonlySet<string>): Promise<Opened> {
  const stopWorker = await restartsOf(browser);
  const tab = await browser.open(FEED, {
    switches: { tick: 0 },
    prepare: async (page) => {
      await page.addInitScript(noteHistory);
    },
  });
  const view = await OverlayView.of(tab);
  await view.chip(() => true);
  const world = await contentWorldOf(tab);
  const done = new Set<string>();
  const opened: Opened = { pointed: [], atOnce: [], asleep: [] };
  const wanted = { pointed: CARDS, atOnce: CARDS, asleep: RESTARTS };
  const kinds = ["pointed", "atOnce", "asleep"] as const;
  for (;;) {
    const kind = kinds
      .filter((each) => opened[each].length < wanted[each])
      .toSorted((a, b) => opened[a].length - opened[b].length)[0];
    if (!kind) break;
    const button = await nextButton(tab, view, handles, done);
    if (kind === "asleep") await stopWorker();
    opened[kind].push(await openCard(tab, world, button, kind === "atOnce" ? 0 : POINTED));
  }
  await tab.close();
  return opened;
}

async function nextButton(
  tab: Page,
  view: OverlayView,
  handles: ReadonlySet<string>,
  done: Set<string>,
): Promise<ButtonSeen> {
  for (;;) {
    const { chips } = await view.see();
    const next = chips.find(
      ({ post, buttons }) =>
        handles.has(post.split("/")[1] ?? "") && !done.has(post) && buttons.every(isOnScreen),
    );
    if (next) {
      done.add(next.post);
      await tab.mouse.move(ASIDE.x, ASIDE.y);
      const button = await view.standing(next.post, "why");
      // The wheel may still have been turning.
      if (isOnScreen(button)) return button;
    } else {
      await scrollThrough(tab, 1);
      await pause(SCROLLED);
    }
  }
}

function isOnScreen({ y, height }: ButtonSeen): boolean {
  return y > 80 && y + height < 850;
}

async function openCard(
  tab: Page,
  world: ContentWorld,
  { x, y, width, height }: ButtonSeen,
  pointed: number,
): Promise<number> {
  await world.run(noteClick, undefined);
  await tab.mouse.move(x + width / 2, y + height / 2);
  if (pointed > 0) await pause(pointed);
  await tab.mouse.down();
  await tab.mouse.up();
  const card = await historyCard(tab);
  const painted = await card.evaluate(historyPainted, PATIENCE);
  const clicked = await world.run(
    () => (globalThis as unknown as { benchClick: number }).benchClick,
    undefined,
  );
  await closeCard(tab);
  return painted - clicked;
}

/** Notes when the next click happened, in Unix ms; runs beside the content script and must be whole in itself. */
function noteClick(): void {
  addEventListener(
    "click",
    ({ timeStamp }) => Object.assign(globalThis, { benchClick: performance.timeOrigin + timeStamp }),
    { capture: true, once: true },
  );
}

/**
 * Notes when the frame after the one with the history began, in Unix ms, by which time that one was drawn. Runs in every frame
 * before anything else does, and must be whole in itself.
 */
function noteHistory(): void {
  if (!location.pathname.endsWith("/history-card.html")) return;
  new MutationObserver((_records, observer) => {
    // A line of the history has its time, however it is drawn.
    if (!document.querySelector("li time")) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        Object.assign(globalThis, { benchPainted: performance.timeOrigin + performance.now() }),
      ),
    );
  }).observe(document, { childList: true, subtree: true });
}

/** What `noteHistory` noted; runs in the card and must be whole in itself. */
async function historyPainted(patience: number): Promise<number> {
  const noted = globalThis as unknown as { readonly benchPainted?: number };
  const started = performance.now();
  while (noted.benchPainted === undefined) {
    if (performance.now() - started > patience) throw new Error("no history in the card");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return noted.benchPainted;
}

/**
 * What Baton costs on the other sites: main-thread time while their lists are scrolled, against the page alone and an
 * extension that does nothing; and on all sites, what a list of 10,000 items leaves in memory.
 */
import type { Page } from "@playwright/test";

import type { Switches } from "../sandbox/switches.ts";
import { openBrowser, openWithBaton, type BenchBrowser } from "./browser.ts";
import { meterOf } from "./main-thread.ts";
import type { Bench, Findings, Row, Table } from "./part.ts";
import { added, spread } from "./statistics.ts";

const VARIANTS = ["page", "floor", "baton"] as const;
type Variant = (typeof VARIANTS)[number];
type Browsers = Readonly<Record<Variant, BenchBrowser>>;

type List = {
  readonly name: string;
  readonly address: string;
  /** Selector of the box that scrolls; the window when left out. */
  readonly scroller?: string;
};

const X: List = { name: "X", address: "https://x.com/notifications/mentions" };
const OTHERS: readonly List[] = [
  { name: "Facebook, home", address: "https://www.facebook.com/" },
  {
    name: "Instagram, comments of a post",
    address: "https://www.instagram.com/p/DNwxwOo3Qo2/",
    scroller: "[data-sandbox-scroller]",
  },
];

/** Posts and comments scrolled through for the time, each time; told per 1,000. */
const TIMED_ITEMS = 300;
/** And for the memory, as far as a run gets in `LONGEST`. */
const KEPT_ITEMS = 10_000;
/** In ms. */
const LONGEST = 900_000;
/** After the list is there, in ms: pages have more to do then. */
const SETTLE = 2_000;

type Run = { readonly seconds: number; readonly items: number; readonly heap: number };

export async function sites(bench: Bench): Promise<Findings> {
  const { sandbox, packages } = bench;
  const browsers: Browsers = {
    page: await openBrowser(sandbox),
    floor: await openBrowser(sandbox, packages.floor),
    baton: await openWithBaton(sandbox, packages.baton),
  };
  try {
    const times = await timesOf(browsers, bench);
    return { aims: [], tables: [times, await memoryOf(browsers)] };
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
}

async function timesOf(browsers: Browsers, { repetitions }: Bench): Promise<Table> {
  const rows: Row[] = [];
  for (const list of OTHERS) {
    const runs: Record<Variant, number[]> = { page: [], floor: [], baton: [] };
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (let turn = 0; turn < VARIANTS.length; turn += 1) {
        const variant = VARIANTS[(repetition + turn) % VARIANTS.length] ?? "page";
        const { seconds, items } = await measure(browsers[variant], list, TIMED_ITEMS, { count: 1_000 });
        runs[variant].push((seconds / items) * 1_000);
        console.log(`${list.name}, ${variant}: ${seconds.toFixed(2)} s for ${items} items`);
      }
    }
    const ratios = (variant: Variant): number[] =>
      runs[variant].map((value, index) => value / (runs.page[index] ?? Number.NaN));
    rows.push([
      list.name,
      ...VARIANTS.map((variant) => spread(runs[variant], 1)),
      added(ratios("floor")),
      added(ratios("baton")),
    ]);
  }
  return {
    title: "Scrolling lists of Facebook and Instagram",
    how:
      `Processor time of the page's main thread in seconds per 1,000 posts and comments, ${repetitions} times each in turns over ` +
      `${TIMED_ITEMS} of them; median (least to most). Added: ratio within a repetition.`,
    head: [
      "",
      "the page alone",
      "an extension that does nothing",
      "Baton",
      "added by nothing",
      "added by Baton",
    ],
    rows,
  };
}

async function memoryOf(browsers: Browsers): Promise<Table> {
  const rows: Row[] = [];
  for (const list of [X, ...OTHERS]) {
    const runs: Run[] = [];
    for (const variant of ["floor", "baton"] as const) {
      const switches = { count: KEPT_ITEMS, recycle: "positional", latency: 0 } as const;
      const run = await measure(browsers[variant], list, KEPT_ITEMS, switches);
      console.log(`${list.name}, ${variant}: ${(run.heap / 1e6).toFixed(1)} MB after ${run.items} items`);
      runs.push(run);
    }
    const [floor, baton] = runs;
    if (!floor || !baton) continue;
    rows.push([
      list.name,
      `${floor.items} and ${baton.items}`,
      (floor.heap / 1e6).toFixed(1),
      (baton.heap / 1e6).toFixed(1),
      ((baton.heap - floor.heap) / 1e6).toFixed(1),
    ]);
  }
  return {
    title: "Memory after a long list",
    how:
      "JS heap of page and content script in MB after a collection, once each, when the list was scrolled through " +
      `${KEPT_ITEMS.toLocaleString("en")} items or for ${LONGEST / 60_000} minutes; elements are used again for other items. ` +
      "The column of items says how far both got.",
    head: ["", "items", "an extension that does nothing", "Baton", "difference"],
    rows,
  };
}

async function measure(
  browser: BenchBrowser,
  { address, scroller }: List,
  most: number,
  switches: Partial<Switches>,
): Promise<Run> {
  const tab = await browser.open(address, { switches });
  await tab.locator("html[data-sandbox-ready] [data-sandbox-post]").first().waitFor();
  await tab.waitForTimeout(SETTLE);
  const meter = await meterOf(tab);
  const items = await scrollOver(tab, scroller, most);
  const { all } = await meter.read();
  const run = { seconds: all, items, heap: await meter.heap() };
  await tab.close();
  return run;
}

/** Scrolls down a screen and a half at a time. @returns how many different posts and comments were on the page */
function scrollOver(tab: Page, scroller: string | undefined, most: number): Promise<number> {
  return tab.evaluate(
    async ({ selector, wanted, longest }) => {
      const found = selector === null ? document.scrollingElement : document.querySelector(selector);
      const box = found ?? document.documentElement;
      const seen = new Set<string>();
      const end = performance.now() + longest;
      for (let idle = 0; seen.size < wanted && idle < 40 && performance.now() < end;) {
        for (const item of document.querySelectorAll("[data-sandbox-post]"))
          seen.add(item.getAttribute("data-sandbox-post") ?? "");
        const { scrollTop } = box;
        box.scrollBy(0, box.clientHeight * 1.5);
        await new Promise((resolve) => setTimeout(resolve, 50));
        idle = box.scrollTop === scrollTop ? idle + 1 : 0;
      }
      return seen.size;
    },
    { selector: scroller ?? null, wanted: most, longest: LONGEST },
  );
}

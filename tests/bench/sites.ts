/** What Baton costs on the other sites: main-thread time while their lists are scrolled, against the page alone and an extension that does nothing. */
import { openBrowser, openWithBaton, type BenchBrowser } from "./browser.ts";
import { measure, otherLists } from "./lists.ts";
import type { Bench, Findings, Row, Table } from "./part.ts";
import { added, spread } from "./statistics.ts";

const VARIANTS = ["page", "floor", "baton"] as const;
type Variant = (typeof VARIANTS)[number];
type Browsers = Readonly<Record<Variant, BenchBrowser>>;

/** Posts and comments scrolled through each time; told per 1,000. */
const TIMED_ITEMS = 300;

export async function sites(bench: Bench): Promise<Findings> {
  const { sandbox, packages } = bench;
  const browsers: Browsers = {
    page: await openBrowser(sandbox),
    floor: await openBrowser(sandbox, packages.floor),
    baton: await openWithBaton(sandbox, packages.baton),
  };
  try {
    return { aims: [], tables: [await timesOf(browsers, bench)] };
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
}

async function timesOf(browsers: Browsers, { repetitions }: Bench): Promise<Table> {
  const rows: Row[] = [];
  for (const list of otherLists) {
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

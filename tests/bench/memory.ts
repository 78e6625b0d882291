/** What a list of 10,000 items leaves in memory, on all sites. Takes most of an hour. */
import { openBrowser, openWithBaton, type BenchBrowser } from "./browser.ts";
import { LONGEST, measure, otherLists, xList, type Run } from "./lists.ts";
import type { Bench, Findings, Row, Table } from "./part.ts";

/** As far as a run gets in `LONGEST`. */
const KEPT_ITEMS = 10_000;

export async function memory({ sandbox, packages }: Bench): Promise<Findings> {
  const browsers = {
    floor: await openBrowser(sandbox, packages.floor),
    baton: await openWithBaton(sandbox, packages.baton),
  };
  try {
    return { aims: [], tables: [await memoryOf(browsers)] };
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
}

async function memoryOf(browsers: Readonly<Record<"floor" | "baton", BenchBrowser>>): Promise<Table> {
  const rows: Row[] = [];
  for (const list of [xList, ...otherLists]) {
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

/** What a full store costs: the same batches of mentions annotated by a browser that knows nobody and by one that knows many. */
import { openWithBaton, type BenchBrowser } from "./browser.ts";
import { BATCH, batchesFrom, CUSTOMERS, timeAnnotate } from "./asking.ts";
import { contentWorldOf, type ContentWorld } from "./content-world.ts";
import type { Bench, Findings } from "./part.ts";
import { seed } from "./seed.ts";
import { median, quantile } from "./statistics.ts";
import { restartsOf } from "./worker.ts";

const CONTACTS = 100_000;
/** Batches of each kind and browser. */
const ROUNDS = 40;
const RESTARTS = 12;
/** A page on which the content script itself has nothing to ask. */
const QUIET = "/orvalane/followers";

type Times = { readonly fresh: number[]; readonly known: number[]; readonly cold: number[] };

export async function annotate({ packages, sandbox }: Bench): Promise<Findings> {
  const empty = await openWithBaton(sandbox, packages.baton);
  const full = await openWithBaton(sandbox, packages.baton);
  try {
    const rows = await seed(full, CONTACTS);
    console.log(`seeded ${rows} rows`);
    const nextBatch = batchesFrom(sandbox);
    const sides = [await sideOf(empty), await sideOf(full)] as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const batch = nextBatch();
      for (const { world, times } of round % 2 === 0 ? sides : sides.toReversed()) {
        times.fresh.push(await timeAnnotate(world, batch));
        times.known.push(await timeAnnotate(world, batch));
      }
    }
    for (const { browser, world, times } of sides) {
      const restart = await restartsOf(browser);
      for (let round = 0; round < RESTARTS; round += 1) {
        await restart();
        times.cold.push(await timeAnnotate(world, nextBatch().slice(0, 1)));
      }
    }
    return findings(rows, sides[0].times, sides[1].times);
  } finally {
    await empty.close();
    await full.close();
  }
}

type Side = { readonly browser: BenchBrowser; readonly world: ContentWorld; readonly times: Times };

async function sideOf(browser: BenchBrowser): Promise<Side> {
  const world = await contentWorldOf(await browser.open(QUIET));
  return { browser, world, times: { fresh: [], known: [], cold: [] } };
}

function findings(rows: number, empty: Times, full: Times): Findings {
  const row = (name: string, kind: keyof Times): string[] => [
    name,
    ...[empty, full].flatMap((times) => [
      `${median(times[kind]).toFixed(1)} ms`,
      `${quantile(times[kind], 0.95).toFixed(1)} ms`,
    ]),
    (median(full[kind]) / median(empty[kind])).toFixed(2),
  ];
  return {
    aims: [],
    tables: [
      {
        title: `Annotating with ${CONTACTS.toLocaleString("en")} stored contacts`,
        how:
          `Batches of ${BATCH} mentions, sent from the content script's world and timed there until the answer is back; ` +
          `every other author is one of ${CUSTOMERS.toLocaleString("en")} known customers (${rows.toLocaleString("en")} rows ` +
          `in all). ${ROUNDS} batches each, the two browsers in turns; ${RESTARTS} restarts of the worker each. By the clock.`,
        head: ["", "empty: median", "95th percentile", "full: median", "95th percentile", "full / empty"],
        rows: [
          row(`${BATCH} new mentions, flagged ones stored`, "fresh"),
          row("the same again", "known"),
          row("one mention, worker stopped before", "cold"),
        ],
      },
    ],
  };
}

/** What Baton costs the page: the same feed scrolled without it, with an extension that does nothing, and with it. */
import { setTimeout as pause } from "node:timers/promises";

import { defaultSettings } from "../../lib/settings.ts";
import { configure, openBrowser, openWithBaton, type BenchBrowser } from "./browser.ts";
import { longTasks, meterOf, noteLongTasks, type LongTask, type Work } from "./main-thread.ts";
import { ownShareOf, type OwnShare } from "./own-share.ts";
import type { Aim, Bench, Findings, Table } from "./part.ts";
import { scrollThrough, settle } from "./scroll.ts";
import { added, median, spread } from "./statistics.ts";

const VARIANTS = ["page", "floor", "baton"] as const;
type Variant = (typeof VARIANTS)[number];
const NAMES: Readonly<Record<Variant, string>> = {
  page: "the page alone",
  floor: "an extension that does nothing",
  baton: "Baton",
};

/** How long pages are watched at rest, in ms. */
const REST = 3_000;

type Run = {
  readonly scroll: Work;
  /** While nobody touches it, for `REST` ms. */
  readonly rest: Work;
  readonly turns: number;
  /** Bytes. */
  readonly heap: number;
  readonly longTasks: readonly LongTask[];
};

type Feed = { readonly path: string; readonly words: string; readonly account?: string };

const FEEDS: readonly Feed[] = [
  { path: "/notifications/mentions", words: "mentions: every post concerns us" },
  { path: "/home", words: "home of the help account: one post in 16 concerns us", account: "orvalane_help" },
];

/** Aims of the project's own: main-thread time added, and the longest that our script may hold the page up. */
const MOST_ADDED = 0.05;
const LONGEST_TASK = 50;

export async function page(bench: Bench): Promise<Findings> {
  const { sandbox, packages } = bench;
  const browsers: Record<Variant, BenchBrowser> = {
    page: await openBrowser(sandbox),
    floor: await openBrowser(sandbox, packages.floor),
    baton: await openWithBaton(sandbox, packages.baton),
  };
  const aims: Aim[] = [];
  const tables: Table[] = [];
  try {
    for (const feed of FEEDS) {
      const accounts = feed.account === undefined ? [] : [{ site: "x", handle: feed.account }];
      await configure(browsers.baton, { ...defaultSettings(crypto.randomUUID()), accounts });
      const runs = await interleaved(browsers, feed, bench);
      const share = await profiled(browsers.baton, feed, bench);
      tables.push(tableOf(feed, runs, share));
      aims.push(...aimsOf(feed, runs, share));
    }
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
  }
  return { aims, tables };
}

/** Each repetition measures every variant once, beginning with another one each time. */
async function interleaved(
  browsers: Record<Variant, BenchBrowser>,
  feed: Feed,
  { repetitions, turns }: Bench,
): Promise<Record<Variant, Run[]>> {
  const runs: Record<Variant, Run[]> = { page: [], floor: [], baton: [] };
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (let turn = 0; turn < VARIANTS.length; turn += 1) {
      const variant = VARIANTS[(repetition + turn) % VARIANTS.length] ?? "page";
      const run = await measure(browsers[variant], feed, turns);
      runs[variant].push(run);
      console.log(
        `${feed.path} ${variant}: ${run.scroll.all.toFixed(2)} s of processor time, ${run.turns} turns, ` +
          `at rest ${(run.rest.all * 1_000).toFixed(0)} ms`,
      );
    }
  }
  return runs;
}

async function measure(browser: BenchBrowser, { path }: Feed, most: number): Promise<Run> {
  const tab = await browser.open(path, { prepare: noteLongTasks });
  await settle(tab);
  const meter = await meterOf(tab);
  await pause(REST);
  const rest = await meter.read();
  const turns = await scrollThrough(tab, most);
  const scroll = await meter.read();
  const run = { scroll, rest, turns, heap: await meter.heap(), longTasks: await longTasks(tab) };
  await tab.close();
  return run;
}

/** Once more with a profiler, which costs time itself and is therefore kept out of the comparison. */
async function profiled(browser: BenchBrowser, { path }: Feed, { turns }: Bench): Promise<OwnShare> {
  const tab = await browser.open(path);
  await settle(tab);
  const share = await ownShareOf(tab, () => scrollThrough(tab, turns));
  await tab.close();
  return share;
}

/** Of each repetition: what a variant took, divided by what the page alone took. */
function ratios(runs: Record<Variant, Run[]>, variant: Variant, value: (run: Run) => number): number[] {
  return runs[variant].map((run, index) => {
    const alone = runs.page[index];
    return alone ? value(run) / value(alone) : Number.NaN;
  });
}

function tableOf({ path, words }: Feed, runs: Record<Variant, Run[]>, share: OwnShare): Table {
  const row = (name: string, value: (run: Run) => number, digits: number): string[] => [
    name,
    ...VARIANTS.map((variant) => spread(runs[variant].map(value), digits)),
    added(ratios(runs, "floor", value)),
    added(ratios(runs, "baton", value)),
  ];
  return {
    title: `Scrolling \`${path}\` (${words})`,
    how:
      `${runs.page[0]?.turns ?? 0} turns of the wheel through a feed of 1,000 posts, six posts each, ${runs.page.length} times each, in turns. ` +
      "Processor time of the page's main thread; median (least to most). Added: ratio within a repetition. " +
      `By samples, ${((share.own / share.busy) * 100).toFixed(1)} % of the busy time had a function of Baton on the ` +
      `stack, at most ${share.longest.toFixed(0)} ms in a row (by the clock).`,
    head: ["", ...VARIANTS.map((variant) => NAMES[variant]), "added by nothing", "added by Baton"],
    rows: [
      row("all tasks, s", (run) => run.scroll.all, 2),
      row("script, s", (run) => run.scroll.script, 2),
      row("style and layout, s", (run) => run.scroll.layout, 2),
      row("JS heap afterwards, MB", (run) => run.heap / 1e6, 1),
      row("tasks over 50 ms (by the clock)", (run) => run.longTasks.length, 0),
      row(`at rest for ${REST / 1_000} s, ms`, (run) => run.rest.all * 1_000, 0),
    ],
  };
}

function aimsOf({ path }: Feed, runs: Record<Variant, Run[]>, share: OwnShare): Aim[] {
  const whole = ratios(runs, "baton", (run) => run.scroll.all);
  return [
    {
      what: `Main-thread time added while scrolling ${path}`,
      aim: "under 5 %",
      got: added(whole),
      reached: median(whole) < 1 + MOST_ADDED,
    },
    {
      what: `Longest stretch of ours on the main thread, ${path}`,
      aim: "under 50 ms",
      got: `${share.longest.toFixed(0)} ms by the clock`,
      reached: share.longest < LONGEST_TASK,
    },
  ];
}

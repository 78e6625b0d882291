/** What it takes a member's browser to read a team's log from the beginning: checked, folded, encrypted and stored. */
import "../team/here.ts";

import { setTimeout as pause } from "node:timers/promises";

import { openBaton, type BatonBrowser } from "../../browser/baton.ts";
import { readTable } from "../../browser/store.ts";
import { STEPS } from "../case-life.ts";
import { heapOf } from "../heap.ts";
import type { Bench, Findings } from "../part.ts";
import { LongLog } from "../team/long-log.ts";
import { Office } from "../team/office.ts";

/** How often it is looked how far it is, and what the worker holds, in ms. */
const LOOK_EVERY = 1_000;
/** A part of the log, to see whether its end takes longer than its beginning. */
const TENTH = 0.1;

/** How many entries were in after how long, in ms. */
type Mark = { readonly seen: number; readonly at: number };

type Folded = {
  readonly cases: number;
  readonly entries: number;
  /** From the browser's start until the last entry is in, in ms. */
  readonly took: number;
  /** Entries a second, in the first and in the last tenth of the log. */
  readonly atFirst: number;
  readonly atLast: number;
  /** The most that scripts of the worker held meanwhile, garbage included, and what they held afterwards without, in MB. */
  readonly most: number;
  readonly after: number;
  /** What the browser says that the extension's store takes, in bytes. */
  readonly stored: number;
  /** From opening the side panel until its lists are there, in ms. */
  readonly panel: number;
};

export async function fold({ packages, cases }: Bench): Promise<Findings> {
  const sizes = cases.toSorted((one, other) => one - other);
  const office = await Office.open();
  try {
    const profiles: string[] = [];
    for (const size of sizes) {
      const { baton, profile } = await office.join(`Mira ${size}`, "agent", packages.baton);
      await baton.close();
      profiles.push(profile);
    }
    const author = await office.joinHere("Noor", "lead");
    await office.leaveAlone();
    const log = await LongLog.open(author, office.server.url);
    const folded: Folded[] = [];
    for (const [index, size] of sizes.entries()) {
      const entries = await log.add(size - (sizes[index - 1] ?? 0), 0);
      const baton = await openBaton({ profile: profiles[index] ?? "", package: packages.baton });
      try {
        folded.push({ cases: size, ...(await measure(baton, entries)) });
        console.log(folded.at(-1));
      } finally {
        await baton.close();
      }
    }
    await log.close();
    return findings(folded);
  } finally {
    await office.close();
  }
}

async function measure(baton: BatonBrowser, entries: number): Promise<Omit<Folded, "cases">> {
  const began = performance.now();
  const page = await baton.openOwn("doctor");
  const marks: Mark[] = [];
  let most = 0;
  for (let seen = 0; seen < entries;) {
    most = Math.max(most, await heapOf(baton, page, "included"));
    const row = (await readTable(page, "ledger")).find(({ name }) => name === "seen");
    seen = Number(row?.value ?? 0);
    marks.push({ seen, at: performance.now() - began });
    if (seen < entries) await pause(LOOK_EVERY);
  }
  const took = marks.at(-1)?.at ?? 0;
  const after = await heapOf(baton, page);
  const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const opened = performance.now();
  const panel = await baton.openOwn("sidepanel");
  await panel.getByRole("tablist").waitFor();
  return {
    entries,
    took,
    atFirst: rate(marks.filter(({ seen }) => seen <= entries * TENTH)),
    atLast: rate(marks.filter(({ seen }) => seen >= entries * (1 - TENTH))),
    most,
    after,
    stored,
    panel: performance.now() - opened,
  };
}

/** Entries a second from the first to the last of some marks; NaN for less than two. */
function rate(marks: readonly Mark[]): number {
  const [first, last] = [marks[0], marks.at(-1)];
  return first && last && last.at > first.at
    ? ((last.seen - first.seen) / (last.at - first.at)) * 1_000
    : NaN;
}

function number(value: number): string {
  return Number.isNaN(value) ? "too quick to say" : value.toLocaleString("en", { maximumFractionDigits: 0 });
}

function findings(folded: readonly Folded[]): Findings {
  return {
    aims: [],
    tables: [
      {
        title: "Reading a team's log from the beginning",
        how:
          `Cases that were handed off, sent, claimed and resolved, ${STEPS} signed entries each, lie in the log of a server on the same machine; ` +
          "a member's Chromium starts that has read nothing yet, and reads all in order: it checks and folds each entry, and encrypts and stores " +
          "entries, cases, customers, posts and lines of histories. What the worker's scripts hold is looked at every second with its " +
          "garbage, and at the end without. On disk is all that the extension stores then.",
        head: [
          "cases",
          "entries",
          "all folded after",
          "entries a second",
          "in the first tenth",
          "in the last",
          "worker holds at most",
          "afterwards",
          "on disk, a case",
          "side panel opens in",
        ],
        rows: folded.map(({ cases, entries, took, atFirst, atLast, most, after, stored, panel }) => [
          number(cases),
          number(entries),
          `${(took / 1_000).toFixed(1)} s`,
          number((entries * 1_000) / took),
          number(atFirst),
          number(atLast),
          `${most.toFixed(0)} MB`,
          `${after.toFixed(1)} MB`,
          `${number(stored / cases)} bytes`,
          `${(panel / 1_000).toFixed(1)} s`,
        ]),
      },
    ],
  };
}

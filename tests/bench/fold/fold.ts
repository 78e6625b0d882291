/** What it takes one browser to make its cases anew out of its log: checked, folded, encrypted and stored. */
import { setTimeout as pause } from "node:timers/promises";

import { expect, type Page } from "@playwright/test";

import { readTable } from "../../browser/store.ts";
import { openOwn, openWithBaton } from "../browser.ts";
import { heapOf } from "../heap.ts";
import type { Bench, Findings } from "../part.ts";
import { restartsOf } from "../worker.ts";
import { plantLog } from "./plant.ts";

/** How often it is looked how far it is, and what the worker holds, in ms. */
const LOOK_EVERY = 1_000;

type Folded = {
  readonly cases: number;
  readonly entries: number;
  /** From the worker's start until the last entry is in, in ms. */
  readonly took: number;
  /** The most that scripts of the worker held meanwhile, garbage included, and what they held afterwards without, in MB. */
  readonly most: number;
  readonly after: number;
  /** What the browser says that the extension's store takes, in bytes. */
  readonly stored: number;
  /** From opening the side panel until its lists are there, in ms. */
  readonly panel: number;
};

export async function fold({ packages, sandbox, cases }: Bench): Promise<Findings> {
  const folded: Folded[] = [];
  for (const count of cases) {
    const browser = await openWithBaton(sandbox, packages.baton);
    try {
      // The one page that asks the background for nothing by itself.
      const page = await openOwn(browser, "doctor.html");
      await expect.poll(() => readTable(page, "settings")).not.toEqual([]);
      const restart = await restartsOf(browser);
      const entries = await plantLog(page, count);
      await restart();
      const own = { context: browser.context, extensionId: new URL(page.url()).host };
      const began = performance.now();
      // It wakes, and follows its log from where it was.
      await page.evaluate(askForNothing);
      let most = 0;
      while ((await seenIn(page)) < entries) {
        most = Math.max(most, await heapOf(own, page, "included"));
        await pause(LOOK_EVERY);
      }
      const took = performance.now() - began;
      const after = await heapOf(own, page);
      const stored = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      const opened = performance.now();
      await page.goto(new URL("/sidepanel.html", page.url()).href);
      await page.getByRole("tablist").waitFor();
      const panel = performance.now() - opened;
      folded.push({ cases: count, entries, took, most, after, stored, panel });
      console.log(folded.at(-1));
    } finally {
      await browser.close();
    }
  }
  return findings(folded);
}

async function seenIn(page: Page): Promise<number> {
  const row = (await readTable(page, "ledger")).find(({ name }) => name === "seen");
  return Number(row?.value ?? 0);
}

/** Runs in the page. */
async function askForNothing(): Promise<void> {
  type Runtime = { sendMessage(message: object): Promise<unknown> };
  const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
  await runtime.sendMessage({ name: "reachTeam", input: {} });
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 0 });
}

function findings(folded: readonly Folded[]): Findings {
  return {
    aims: [],
    tables: [
      {
        title: "Folding the log of one browser",
        how:
          "Cases that were handed off, sent, claimed and resolved, four signed entries each, lie in the log of a Chromium that " +
          "has none of their cases; its worker starts, checks and folds each entry, and encrypts and stores cases, customers, posts and " +
          "lines of histories. What the worker's scripts hold is looked at every second with its garbage, and at the end without. " +
          "On disk is all that the extension stores then.",
        head: [
          "cases",
          "entries",
          "all folded after",
          "cases a second",
          "worker holds at most",
          "afterwards",
          "on disk, a case",
          "side panel opens in",
        ],
        rows: folded.map(({ cases, entries, took, most, after, stored, panel }) => [
          number(cases),
          number(entries),
          `${(took / 1_000).toFixed(1)} s`,
          number((cases * 1_000) / took),
          `${most.toFixed(0)} MB`,
          `${after.toFixed(1)} MB`,
          `${number(stored / cases)} bytes`,
          `${(panel / 1_000).toFixed(1)} s`,
        ]),
      },
    ],
  };
}

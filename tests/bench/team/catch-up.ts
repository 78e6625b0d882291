/** What somebody's browser takes to come to a state of its own: checked, folded and stored in a real Chromium. */
import type { Page } from "@playwright/test";

import { behindSchema } from "../../../lib/store/behind.ts";
import { openBaton } from "../../browser/baton.ts";
import { readTable } from "../../browser/store.ts";
import { STEPS } from "../case-life.ts";
import { heapOf } from "../heap.ts";
import { LongLog } from "./long-log.ts";
import { Office } from "./office.ts";

/** Cases that somebody still has to deal with, in both. */
const OPEN = 500;
/** Nobody waits longer for a measurement, in ms: it then tells how far it came. */
const LIMIT = 120_000;
/** How long it is watched how quickly older cases come behind, in ms. */
const WATCHED = 30_000;
const LOOK_EVERY = 250;

export type CatchUp = {
  readonly entries: number;
  /** From the start of the browser until all open cases are there and new ones come, ms; NaN: not within the limit. */
  readonly usable: number;
  /** Entries that were read, and how long that took from the start of the browser, ms. */
  readonly read: number;
  readonly took: number;
  /** What scripts of the worker hold after it, in MB. */
  readonly heap: number;
};

type State = { readonly seen: number; readonly missing: number; readonly isUsable: boolean };

/**
 * A log is written, and colleagues who joined before come to read it.
 * @param sizes how many entries it has when the next one comes
 * @returns reading all of the shortest in its order, and beginning at a checkpoint of each
 */
export async function catchUps(
  extension: string,
  sizes: readonly number[],
): Promise<{ readonly inOrder: CatchUp; readonly atCheckpoint: readonly CatchUp[] }> {
  const office = await Office.open();
  try {
    const profiles: string[] = [];
    for (const name of ["Mira", ...sizes.map((size) => `Tom ${size}`)]) {
      const { baton, profile } = await office.join(name, "agent", extension);
      await baton.close();
      profiles.push(profile);
    }
    const author = await office.joinHere("Noor", "lead");
    await office.leaveAlone();
    const log = await LongLog.open(author, office.server.url);
    let inOrder: CatchUp | undefined;
    const atCheckpoint: CatchUp[] = [];
    const [first = "", ...others] = profiles;
    for (const [index, size] of sizes.entries()) {
      // A few more open ones each time; the rest of their entries are of cases that are done.
      const open = index === 0 ? OPEN : 0;
      const done = Math.floor((size - (await log.last()) - (open * STEPS) / 2) / STEPS);
      const last = await log.add(done, open);
      inOrder ??= await measure(extension, first, last, LIMIT);
      await log.checkpoint();
      atCheckpoint.push(await measure(extension, others[index] ?? "", last, WATCHED));
      console.log(inOrder, atCheckpoint.at(-1));
    }
    await log.close();
    if (!inOrder) throw new Error("no sizes");
    return { inOrder, atCheckpoint };
  } finally {
    await office.close();
  }
}

/** @param limit how long it is watched, in ms */
async function measure(extension: string, profile: string, last: number, limit: number): Promise<CatchUp> {
  const began = performance.now();
  const baton = await openBaton({ profile, package: extension });
  try {
    const page = await baton.openOwn("doctor");
    let usable = Number.NaN;
    for (;;) {
      const { seen, missing, isUsable } = await look(page, last);
      const took = performance.now() - began;
      if (isUsable && Number.isNaN(usable)) usable = took;
      if ((isUsable && missing === 0) || took > limit) {
        return { entries: last, usable, read: seen - missing, took, heap: await heapOf(baton, page) };
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  } finally {
    await baton.close();
  }
}

async function look(page: Page, last: number): Promise<State> {
  const rows = new Map((await readTable(page, "ledger")).map(({ name, value }) => [name, value]));
  const seen = Number(rows.get("seen") ?? 0);
  const behind = behindSchema.safeParse(rows.get("behind")).data;
  return {
    seen,
    missing: behind ? behind.until - behind.after : 0,
    isUsable: seen >= last && (behind?.first ?? []).length === 0,
  };
}

/** Deletes what is over its time, in batches that are whole by themselves: a worker that dies leaves nothing half done. */
import { Dexie } from "dexie";

import { caseSchema, isOpen, type Status } from "../case/case.ts";
import { retentionRunSchema, type PassingKind, type RetentionRun, type RetainedKind } from "../retention.ts";
import type { Database } from "./database.ts";
import { takeBackBatch, readImports } from "./imports.ts";
import { readMembership } from "./membership.ts";
import { dropMention, mentionTables } from "./mentions.ts";
import { leaveAccounts } from "./people.ts";
import type { LogRow } from "./rows.ts";

/** Rows of one batch. */
const BATCH = 200;
/** Cases of one batch: each has dozens of rows elsewhere. */
const CASES = 20;

export type Batched = {
  /** How many went. */
  readonly removed: number;
  /** How many were looked at and stay: the next batch begins behind them. */
  readonly kept: number;
  readonly isDone: boolean;
};

/**
 * The next batch of one kind.
 * @param cutoff what is older goes, Unix ms
 * @param behind how many that stay were met in this run already
 */
export type Remove = (database: Database, cutoff: number, behind: number) => Promise<Batched>;

/** Corrections teach the detector, so they are taken back by the background (`expiredCorrections`). */
export const removers: Readonly<Record<Exclude<RetainedKind, "corrections"> | PassingKind, Remove>> = {
  mentions: (database, cutoff, behind) =>
    database.transaction("rw", [...mentionTables(database), database.cases], async () => {
      const rows = await database.mentions
        .where("firstSeenAt")
        .below(cutoff)
        .offset(behind)
        .limit(BATCH)
        .toArray();
      const keys = rows.map(({ key }) => key);
      for (const key of keys) await dropMention(database, key);
      const left = (await database.mentions.bulkGet(keys)).filter((row) => row !== undefined).length;
      return batched(keys.length, left);
    }),
  closed_cases: removeCases,
  async imported(database, cutoff) {
    const runs = await readImports(database);
    const old = runs.find(({ startedAt, state }) => startedAt < cutoff && state !== "running");
    if (!old) return { removed: 0, kept: 0, isDone: true };
    await takeBackBatch(database, old.id);
    return { removed: 1, kept: 0, isDone: false };
  },
  logged: (database, cutoff) =>
    database.transaction("rw", [database.contacts, database.customers], async () => {
      const lines = await database.contacts.where("loggedAt").below(cutoff).limit(BATCH).toArray();
      await database.contacts.bulkDelete(lines.map(({ id }) => id));
      await leaveAccounts(database, lines);
      return batched(lines.length, 0);
    }),
  async departures(database, cutoff) {
    const removed = await Promise.all(
      ["day", "send"].map((scope) =>
        database.departures
          .where("[scope+at]")
          .between([scope, Dexie.minKey], [scope, cutoff])
          .limit(BATCH)
          .delete(),
      ),
    );
    return {
      removed: removed.reduce((sum, count) => sum + count, 0),
      kept: 0,
      isDone: removed.every((n) => n < BATCH),
    };
  },
  health: async (database, cutoff) =>
    batched(await database.health.where("at").below(cutoff).limit(BATCH).delete(), 0),
  commands: async (database, cutoff) =>
    batched(await database.commands.where("at").below(cutoff).limit(BATCH).delete(), 0),
  async quarantine(database, cutoff) {
    // In the order in which they came, so the first that is young enough ends it.
    const oldest = await database.quarantine.orderBy("number").limit(BATCH).toArray();
    const young = oldest.findIndex(({ at }) => at >= cutoff);
    const over = young === -1 ? oldest : oldest.slice(0, young);
    await database.quarantine.bulkDelete(over.map(({ number = 0 }) => number));
    return { removed: over.length, kept: 0, isDone: over.length < BATCH };
  },
};

/** The oldest corrections that are over their time. */
export async function expiredCorrections(database: Database, cutoff: number): Promise<string[]> {
  const rows = await database.corrections.where("at").below(cutoff).limit(BATCH).toArray();
  return rows.map(({ key }) => key);
}

export async function readRetentionRun(database: Database): Promise<RetentionRun | undefined> {
  const row = await database.ledger.get("retention");
  return retentionRunSchema.safeParse(row?.value).data;
}

export async function writeRetentionRun(database: Database, run: RetentionRun): Promise<void> {
  await database.ledger.put({ name: "retention", value: run });
}

/** A merged case goes with the one in which it goes on. */
const closed: readonly Status[] = ["resolved", "declined", "undone", "withdrawn"];

async function removeCases(database: Database, cutoff: number, behind: number): Promise<Batched> {
  const isShared = (await readMembership(database)) !== undefined;
  const tables = [
    ...mentionTables(database),
    database.cases,
    database.events,
    database.chains,
    database.outbox,
    database.withheld,
  ];
  return database.transaction("rw", tables, async () => {
    const lists = await Promise.all(
      closed.map((status) =>
        database.cases
          .where("[status+updatedAt]")
          .between([status, Dexie.minKey], [status, cutoff])
          .limit(CASES + behind)
          .primaryKeys(),
      ),
    );
    const ids = lists.flat().slice(behind, behind + CASES);
    let removed = 0;
    for (const id of ids) if (await removeCase(database, id, isShared)) removed += 1;
    return { removed, kept: ids.length - removed, isDone: ids.length < CASES };
  });
}

/** @returns whether it went; what is open, or has something to send, stays */
async function removeCase(database: Database, id: string, isShared: boolean): Promise<boolean> {
  const merged = await database.cases.where("merged.into").equals(id).toArray();
  const own = await database.cases.get(id);
  const all = [...(own ? [own] : []), ...merged];
  const ids = all.map((state) => state.id);
  const isWaiting = (await database.outbox.where("caseId").anyOf(ids).count()) > 0;
  if (isWaiting || all.some((state) => !caseSchema.safeParse(state).success || isOpen(state))) return false;
  await database.cases.bulkDelete(ids);
  for (const caseId of ids) await removeWords(database, caseId, isShared);
  for (const key of new Set(all.flatMap(({ mentionKeys }) => mentionKeys))) await dropMention(database, key);
  return true;
}

/**
 * Alone, the log is this browser's own and goes. What a team's log says stays in order without its words: a colleague may
 * take the case up again, and then it must be folded.
 */
async function removeWords(database: Database, caseId: string, isShared: boolean): Promise<void> {
  const entries = database.events.where("caseId").equals(caseId);
  if (isShared) {
    const rows = await entries.toArray();
    await database.events.bulkPut(rows.filter(({ unsigned }) => !unsigned).map(bare));
    await database.events.bulkDelete(rows.filter(({ unsigned }) => unsigned).map(({ sequence }) => sequence));
  } else {
    await entries.delete();
    await database.chains.delete(caseId);
  }
  await database.withheld.where("caseId").equals(caseId).delete();
  await database.contacts.where("caseId").equals(caseId).delete();
}

function bare({ personal: _personal, whole: _whole, ...row }: LogRow): LogRow {
  return row;
}

function batched(looked: number, kept: number): Batched {
  return { removed: looked - kept, kept, isDone: looked < BATCH };
}

/** A batch of an import: its rows as lines of timelines, in one transaction with how far the import came. */
import type { Table } from "dexie";

import type { Contact } from "../history.ts";
import type { ImportedRow } from "../import/row.ts";
import type { ImportCounts, ImportRun } from "../import/run.ts";
import { failure, success, type Result } from "../result.ts";
import type { Database } from "./database.ts";
import { readForgotten } from "./forgotten.ts";
import { lineOf, saysTheSame } from "./import-line.ts";
import { addBatch, marksNow, readMarks } from "./imported-batches.ts";
import type { MarkTable } from "./mark-table.ts";
import { blocksOf, changeImported, findImported, nextBlock, type ImportedBlock } from "./imported-lines.ts";
import { readRun } from "./imports.ts";

/** Blocks: a millisecond's or two's work. */
const SEALED_AT_ONCE = 8;

export type Batch = {
  readonly importId: string;
  /** How many records were behind the import before these rows, and are after them. */
  readonly from: number;
  readonly to: number;
  /** Bytes of the file behind them. */
  readonly read: number;
  readonly rows: readonly ImportedRow[];
  /** Rows that did not fit. */
  readonly refused: number;
};

export type Stored = {
  readonly run: ImportRun;
  /** Lines of the file whose id another line of it has, with other words. */
  readonly repeated: readonly number[];
};

export function importTables(database: Database): Table[] {
  return [database.forgotten, database.imports, database.importedBlocks, database.importedBatches];
}

/** What of a batch can be done before its turn comes. */
export type PreparedBatch = {
  readonly lines: readonly Contact[];
  /** Each id once, with its mark. */
  readonly marks: ReadonlyMap<Contact, number>;
  /** Lines of the file whose id another line of the batch has, with other words. */
  readonly repeated: readonly number[];
  /** Of those whose ids are likely to be new, sealed. */
  readonly blocks: readonly ImportedBlock[];
};

/** @param number of the first of its blocks, if that is still free when its turn comes */
export async function prepareBatch(
  database: Database,
  batch: Batch,
  number: number,
): Promise<Result<PreparedBatch, "import_unknown">> {
  const run = await readRun(database, batch.importId);
  if (!run) return failure("import_unknown", batch.importId);
  const lines = batch.rows.map((row) => lineOf(row, run));
  const { first, repeated } = eachOnce(lines);
  const marks = new Map(first.map((line) => [line, database.markOf(line.id)]));
  const known = marksNow(database);
  const fresh = first.filter((line) => !known?.has(marks.get(line) ?? 0));
  const blocks = blocksOf({ number, importId: run.id, batch: batch.from }, fresh);
  // Some at a time: the transaction of the batch before it goes on meanwhile, and has its turns.
  for (let begin = 0; begin < blocks.length; begin += SEALED_AT_ONCE) {
    await database.sealAhead("importedBlocks", blocks.slice(begin, begin + SEALED_AT_ONCE));
  }
  return success({ lines, marks, repeated, blocks });
}

/**
 * Stores a batch and how far the import is with it, or nothing of both. A batch that does not begin where the import is
 * (`out_of_step`) was stored already, or another page goes on with it.
 */
export function storeBatch(
  database: Database,
  batch: Batch,
  prepared: PreparedBatch,
): Promise<Result<Stored, "import_unknown" | "out_of_step">> {
  return database.transaction("rw", importTables(database), async () => {
    // Every way to the database and back costs an import time in which nothing is written: one to read, one to write.
    const [run, known, lines, number] = await Promise.all([
      readRun(database, batch.importId),
      readMarks(database),
      withoutForgotten(database, [...prepared.marks.keys()]),
      nextBlock(database),
    ]);
    if (!run || run.state !== "running") return failure("import_unknown", batch.importId);
    if (run.records !== batch.from) return failure("out_of_step", String(run.records));
    const { blocks, met, metIn } = await newAndMet(database, batch, prepared, { known, lines, number });
    const changes = await updateMet(database, met, metIn, run.id);
    const added = lines.length - met.length;
    const refused = [...prepared.repeated, ...changes.repeated];
    const counts = {
      added,
      updated: changes.updated,
      known: prepared.lines.length - added - changes.updated - refused.length,
      refused: batch.refused + refused.length,
    };
    const next: ImportRun = {
      ...run,
      records: batch.to,
      read: batch.read,
      batches: run.batches + 1,
      counts: sum(run.counts, counts),
    };
    await Promise.all([
      database.importedBlocks.bulkAdd(blocks),
      addBatch(database, blocks, (line) => prepared.marks.get(line) ?? 0),
      database.imports.put(next),
    ]);
    return success({ run: next, repeated: refused });
  });
}

/** What was erased here does not come back with the file that still has it. */
async function withoutForgotten(database: Database, lines: readonly Contact[]): Promise<readonly Contact[]> {
  const forgotten = await readForgotten(
    database,
    lines.map(({ id }) => id),
  );
  return forgotten.size === 0 ? lines : lines.filter(({ id }) => !forgotten.has(id));
}

/** Each id once. Two lines of one file with one id: which of them is right nobody knows, so the first stays. */
function eachOnce(lines: readonly Contact[]): { readonly first: Contact[]; readonly repeated: number[] } {
  const first = new Map<string, Contact>();
  const repeated: number[] = [];
  for (const line of lines) {
    const before = first.get(line.id);
    if (!before) first.set(line.id, line);
    else if (!saysTheSame(before, line)) repeated.push(line.source?.line ?? 0);
  }
  return { first: [...first.values()], repeated };
}

type Found = {
  /** Lines that were not erased here. */
  readonly lines: readonly Contact[];
  readonly known: MarkTable;
  /** Of the next block. */
  readonly number: number;
};

type NewAndMet = {
  /** Of what is new. */
  readonly blocks: readonly ImportedBlock[];
  /** Lines whose id is there already. */
  readonly met: readonly Contact[];
  /** Numbers of the blocks in which they are. */
  readonly metIn: readonly number[];
};

async function newAndMet(
  database: Database,
  { importId, from }: Batch,
  { marks, blocks: ready }: PreparedBatch,
  { lines, known, number }: Found,
): Promise<NewAndMet> {
  const isKnown = (line: Contact): boolean => known.has(marks.get(line) ?? 0);
  const doubtful = lines.filter(isKnown);
  // What was sealed ahead is good if nothing of it was erased, came meanwhile, or has a number that is taken.
  const isReady =
    lines.length === marks.size &&
    number <= (ready[0]?.number ?? 0) &&
    !ready.some((block) => block.lines.some(isKnown));
  if (isReady && doubtful.length === 0) return { blocks: ready, met: [], metIn: [] };
  const there = await findImported(
    database,
    doubtful.map(({ id }) => id),
    doubtful.flatMap((line) => known.blocksOf(marks.get(line) ?? 0)),
  );
  const sealed = isReady ? ready : [];
  const isSealed = new Set(sealed.flatMap((block) => block.lines));
  const others = lines.filter((line) => !there.has(line.id) && !isSealed.has(line));
  const after = (sealed.at(-1)?.number ?? number - 1) + 1;
  return {
    blocks: [...sealed, ...blocksOf({ importId, batch: from, number: after }, others)],
    met: doubtful.filter(({ id }) => there.has(id)),
    metIn: [...there.values()],
  };
}

type Met = { readonly updated: number; readonly repeated: readonly number[] };

/** Puts what says something else now in the place of what is there. */
async function updateMet(
  database: Database,
  met: readonly Contact[],
  metIn: readonly number[],
  importId: string,
): Promise<Met> {
  if (met.length === 0) return { updated: 0, repeated: [] };
  const now = new Map(met.map((line) => [line.id, line]));
  const repeated: number[] = [];
  let updated = 0;
  await changeImported(database, metIn, (before) => {
    const line = now.get(before.id);
    if (!line || saysTheSame(before, line)) return before;
    if (before.source?.importId === importId) {
      repeated.push(line.source?.line ?? 0);
      return before;
    }
    updated += 1;
    return line;
  });
  return { updated, repeated };
}

function sum(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    added: one.added + other.added,
    updated: one.updated + other.updated,
    known: one.known + other.known,
    refused: one.refused + other.refused,
  };
}

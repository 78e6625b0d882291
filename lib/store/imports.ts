/** Imports: their rows as lines of timelines, each batch in one transaction with how far the import came. */
import { Dexie, type Table } from "dexie";

import type { Contact } from "../history.ts";
import type { ImportedRow } from "../import/row.ts";
import { importRunSchema, type ImportCounts, type ImportRun } from "../import/run.ts";
import { mappingSchema, type Mapping } from "../import/mapping.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { readForgotten } from "./forgotten.ts";
import { lineOf, saysTheSame } from "./import-line.ts";
import { blocksOf, changeImported, findImported, nextBlock, type ImportedBlock } from "./imported-lines.ts";

/** How files with these columns were read last. */
export type ImportMappingRow = { readonly signature: string; readonly mapping: Mapping };

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

function importTables(database: Database): Table[] {
  return [database.forgotten, database.imports, database.importedBlocks];
}

export async function readRun(database: Database, importId: string): Promise<ImportRun | undefined> {
  const [run] = fitting(importRunSchema, [await database.imports.get(importId)]);
  return run;
}

/** What of a batch can be done before its turn comes. */
export type PreparedBatch = {
  readonly lines: readonly Contact[];
  /** Each id once. */
  readonly first: readonly Contact[];
  /** Lines of the file whose id another line of the batch has, with other words. */
  readonly repeated: readonly number[];
  /** Of `first`, sealed. */
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
  const blocks = blocksOf({ number, importId: run.id, batch: batch.from }, first);
  await database.sealAhead("importedBlocks", blocks);
  return success({ lines, first, repeated, blocks });
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
    const run = await readRun(database, batch.importId);
    if (!run || run.state !== "running") return failure("import_unknown", batch.importId);
    if (run.records !== batch.from) return failure("out_of_step", String(run.records));
    const { count: added, met, metIn } = await addNew(database, batch, prepared);
    const changes = await updateMet(database, met, metIn, run.id);
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
    await database.imports.put(next);
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

type Added = {
  readonly count: number;
  /** Lines whose id is there already. */
  readonly met: readonly Contact[];
  /** Numbers of the blocks in which they are. */
  readonly metIn: readonly number[];
};

/** Adds those that are new; finding out by trying costs nothing where all are. */
async function addNew(
  database: Database,
  { importId, from }: Batch,
  { first, blocks: ready }: PreparedBatch,
): Promise<Added> {
  const lines = await withoutForgotten(database, first);
  const number = await nextBlock(database);
  const place = { number, importId, batch: from };
  const isReady = lines === first && number <= (ready[0]?.number ?? 0);
  const blocks = isReady ? ready : blocksOf(place, lines);
  const refused = await addBlocks(database, blocks);
  if (refused.length === 0) return { count: lines.length, met: [], metIn: [] };
  const doubtful = refused.flatMap((block) => block.lines);
  const there = await findImported(
    database,
    doubtful.map((line) => line.id),
  );
  const met = doubtful.filter((line) => there.has(line.id));
  const fresh = doubtful.filter((line) => !there.has(line.id));
  const after = { ...place, number: (blocks.at(-1)?.number ?? 0) + 1 };
  await database.importedBlocks.bulkAdd(blocksOf(after, fresh));
  return { count: lines.length - met.length, met, metIn: [...there.values()] };
}

/** @returns those with a line whose id is there already */
async function addBlocks(database: Database, blocks: readonly ImportedBlock[]): Promise<ImportedBlock[]> {
  try {
    await database.importedBlocks.bulkAdd([...blocks]);
    return [];
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    return Object.keys(error.failuresByPos).flatMap((place) => blocks[Number(place)] ?? []);
  }
}

type Met = { readonly updated: number; readonly repeated: readonly number[] };

/** Puts what says something else now in the place of what is there. */
async function updateMet(
  database: Database,
  met: readonly Contact[],
  metIn: readonly number[],
  importId: string,
): Promise<Met> {
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

/**
 * Takes back what the newest batch of an import added. The import itself goes with its last batch.
 * @returns how many batches are left
 */
export function takeBackBatch(
  database: Database,
  importId: string,
): Promise<Result<number, "import_unknown">> {
  return database.transaction("rw", importTables(database), async () => {
    const run = await readRun(database, importId);
    if (!run) return failure("import_unknown", importId);
    const left = run.batches - 1;
    const newest = await database.importedBlocks
      .where("[importId+batch]")
      .between([importId, Dexie.minKey], [importId, Dexie.maxKey])
      .reverse()
      .limit(1)
      .toArray();
    for (const { batch } of newest) {
      await database.importedBlocks.where("[importId+batch]").equals([importId, batch]).delete();
    }
    if (left > 0) await database.imports.put({ ...run, state: "taking_back", batches: left });
    else await database.imports.delete(importId);
    return success(Math.max(0, left));
  });
}

/** Every import that was not taken back, newest first. Read-only. */
export async function readImports(database: Database): Promise<ImportRun[]> {
  const rows: unknown[] = await database.imports.toArray();
  return fitting(importRunSchema, rows).toSorted((one, other) => other.startedAt - one.startedAt);
}

/** How files with these columns were read last. Read-only. */
export async function readRememberedMapping(
  database: Database,
  signature: string,
): Promise<Mapping | undefined> {
  const row = await database.importMappings.get(signature);
  return mappingSchema.safeParse(row?.mapping).data;
}

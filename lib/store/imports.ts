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
import { noteAccounts, removeEmptyAccounts, type Noted } from "./imported-accounts.ts";

/** What one batch brought in, so that it can be taken back. */
export type ImportBatchRow = {
  readonly importId: string;
  readonly number: number;
  /** Of the lines it added; what was known before stays when the import is taken back. */
  ids: readonly string[];
};

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
  return [
    database.contacts,
    database.customers,
    database.forgotten,
    database.imports,
    database.importBatches,
  ];
}

export async function readRun(database: Database, importId: string): Promise<ImportRun | undefined> {
  const [run] = fitting(importRunSchema, [await database.imports.get(importId)]);
  return run;
}

/**
 * Stores a batch and how far the import is with it, or nothing of both. A batch that does not begin where the import is
 * (`out_of_step`) was stored already, or another page goes on with it.
 */
export function storeBatch(
  database: Database,
  batch: Batch,
  noted: Noted,
): Promise<Result<Stored, "import_unknown" | "out_of_step">> {
  return database.transaction("rw", importTables(database), async () => {
    const run = await readRun(database, batch.importId);
    if (!run || run.state !== "running") return failure("import_unknown", batch.importId);
    if (run.records !== batch.from) return failure("out_of_step", String(run.records));
    const lines = batch.rows.map((row) => lineOf(row, run));
    const wanted = await withoutForgotten(database, lines);
    const { added, met } = await addNew(database, wanted);
    const changes = await sortMet(database, met, run.id);
    await database.contacts.bulkPut(changes.updated);
    await noteAccounts(database, batch.rows, added, noted);
    await database.importBatches.add({
      importId: run.id,
      number: run.batches,
      ids: added.map(({ id }) => id),
    });
    const counts = {
      added: added.length,
      updated: changes.updated.length,
      known: lines.length - wanted.length + changes.known,
      refused: batch.refused + changes.repeated.length,
    };
    const next: ImportRun = {
      ...run,
      records: batch.to,
      read: batch.read,
      batches: run.batches + 1,
      counts: sum(run.counts, counts),
    };
    await database.imports.put(next);
    return success({ run: next, repeated: changes.repeated });
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

/** Adds those that are new; finding out by trying costs nothing where all are. */
async function addNew(
  database: Database,
  lines: readonly Contact[],
): Promise<{ added: readonly Contact[]; met: readonly Contact[] }> {
  try {
    await database.contacts.bulkAdd([...lines]);
    return { added: lines, met: [] };
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const places = new Set(Object.keys(error.failuresByPos).map(Number));
    return {
      added: lines.filter((_line, place) => !places.has(place)),
      met: lines.filter((_line, place) => places.has(place)),
    };
  }
}

type Met = { readonly updated: Contact[]; readonly known: number; readonly repeated: readonly number[] };

async function sortMet(database: Database, met: readonly Contact[], importId: string): Promise<Met> {
  const there = met.length === 0 ? [] : await database.contacts.bulkGet(met.map(({ id }) => id));
  const updated: Contact[] = [];
  const repeated: number[] = [];
  for (const [place, line] of met.entries()) {
    const before = there[place];
    if (before && saysTheSame(before, line)) continue;
    // Two lines of one file with one id: which of them is right nobody knows, so the first stays.
    if (before?.source?.importId === importId) repeated.push(line.source?.line ?? 0);
    else updated.push(line);
  }
  return { updated, repeated, known: met.length - updated.length - repeated.length };
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
    const batch = await database.importBatches.get([importId, left]);
    const ids = [...(batch?.ids ?? [])];
    const lines = (await database.contacts.bulkGet(ids)).filter((line) => line !== undefined);
    await database.contacts.bulkDelete(ids);
    await removeEmptyAccounts(database, lines);
    await database.importBatches.delete([importId, left]);
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

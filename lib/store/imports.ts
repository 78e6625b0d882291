/** Imports: how far each is, how files were read, and taking one back. */
import { mappingSchema, type Mapping } from "../import/mapping.ts";
import { importRunSchema, type ImportRun } from "../import/run.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { endOf } from "./imported-batches.ts";

/** How files with these columns were read last. */
export type ImportMappingRow = { readonly signature: string; readonly mapping: Mapping };

export async function readRun(database: Database, importId: string): Promise<ImportRun | undefined> {
  const [run] = fitting(importRunSchema, [await database.imports.get(importId)]);
  return run;
}

/**
 * Takes back what the newest batch of an import added. The import itself goes with its last batch.
 * @returns how many batches are left
 */
export function takeBackBatch(
  database: Database,
  importId: string,
): Promise<Result<number, "import_unknown">> {
  const { imports, importedBlocks, importedBatches } = database;
  return database.transaction("rw", [imports, importedBlocks, importedBatches], async () => {
    const run = await readRun(database, importId);
    if (!run) return failure("import_unknown", importId);
    const ofImport = importedBatches.where("importId").equals(importId);
    const newest = await ofImport.last();
    if (newest) {
      await importedBlocks.where("number").between(newest.number, endOf(newest)).delete();
      await importedBatches.delete(newest.number);
    }
    // A batch of rows that were all there before brought nothing.
    const left = Math.max(run.batches - 1, await ofImport.count());
    if (left > 0) await imports.put({ ...run, state: "taking_back", batches: left });
    else await imports.delete(importId);
    return success(left);
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

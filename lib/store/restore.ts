/**
 * Restoring a backup: filled into a database of its own first, as old as the file, then upgraded there like the store itself,
 * and copied over in one transaction. Until that is done nothing of the store changes, whatever the file or a crash does.
 */
import { Dexie, type Table } from "dexie";

import type { Chunk } from "../backup/backup.ts";
import { backupTables, pagesOf } from "./backup.ts";
import { fitting } from "./checked.ts";
import type { Receipt } from "../receipt.ts";
import type { Database } from "./database.ts";
import type { Erased } from "./holdings.ts";
import { rowCheckOf } from "./row-checks.ts";
import { SECRET_MARK, type ForgottenRow } from "./forgotten.ts";
import { eraseForgotten } from "./erase-restored.ts";
import { BatchMaker, dropMarks } from "./imported-batches.ts";
import { importedBlockSchema } from "./imported-lines.ts";

/** Fills a database that is as old as the file. @throws what the database says to rows that are none */
export async function stage(staging: Database, { table, rows }: Chunk): Promise<void> {
  await staging.open();
  if (!isRestorable(staging, table))
    throw new RangeError(`a store of version ${staging.verno} has no ${table}`);
  await staging.table(table).bulkPut([...rows]);
}

/** Tables that older stores had: the upgrade makes of them what there is today. */
const formerTables = ["importBatches"];

/** How many rows lie there, by table. */
export async function stagedCounts(staging: Database): Promise<ReadonlyMap<string, number>> {
  return new Map(
    await Promise.all(staging.tables.map(async (table) => [table.name, await table.count()] as const)),
  );
}

function isRestorable(staging: Database, table: string): boolean {
  const names: readonly string[] = [...backupTables(false), ...formerTables];
  return names.includes(table) && staging.tables.some(({ name }) => name === table);
}

/**
 * Puts what `staging` holds in the place of everything in `database`, except its keys. Whoever was erased here since stays
 * erased. All or nothing.
 * @param staging upgraded to today's version
 * @returns how many rows there are now, and how many did not fit and were set aside
 */
export async function replaceStore(
  database: Database,
  staging: Database,
  erased: Erased,
): Promise<{ readonly rows: number; readonly unfit: number }> {
  await eraseForgotten(database, staging, erased);
  const names = backupTables(false);
  const tables: Table[] = [...names.map((name) => database.table(name)), database.importedBatches];
  return database.transaction("rw", tables, async () => {
    const receipts = await database.receipts.toArray();
    const marks = await database.forgotten.toArray();
    await Promise.all(tables.map((table) => table.clear()));
    let [rows, unfit] = [0, 0];
    const batches = new BatchMaker(({ id }) => database.markOf(id));
    for (const name of names) {
      const pages = pagesOf(staging, name);
      for (;;) {
        // Reading another database would end the transaction.
        const next = await Dexie.waitFor(pages.next());
        if (next.done) break;
        const isFit = rowCheckOf(name);
        const fit = next.value.filter((row) => isFit(row));
        const others = next.value.filter((row) => !isFit(row));
        await database.table(name).bulkPut(fit);
        if (name === "importedBlocks") {
          await database.importedBatches.bulkPut(batches.add(fitting(importedBlockSchema, fit)));
        }
        await database.quarantine.bulkAdd(
          others.map((row) => ({ table: name, at: erased.at, reason: "restored", row })),
        );
        rows += fit.length;
        unfit += others.length;
      }
    }
    await database.importedBatches.bulkPut(batches.end());
    dropMarks(database);
    await keepReceipts(database, receipts);
    await keepMarks(database, marks);
    return { rows, unfit };
  });
}

/** Receipts of what was erased here are proof, whatever is restored: they keep their numbers. */
async function keepReceipts(database: Database, receipts: readonly Receipt[]): Promise<void> {
  const restored = await database.receipts.toArray();
  const others = restored.filter(({ at }) => receipts.every((receipt) => receipt.at !== at));
  await database.receipts.clear();
  await database.receipts.bulkPut([...receipts]);
  for (const { number, ...receipt } of others) {
    const isFree = receipts.every((each) => each.number !== number);
    await database.receipts.add(isFree ? { number, ...receipt } : receipt);
  }
}

/** Marks are good under their own secret only: those of this browser stay, with those of the file that share it. */
async function keepMarks(database: Database, marks: readonly ForgottenRow[]): Promise<void> {
  const secret = marks.find(({ mark }) => mark === SECRET_MARK)?.secret;
  if (secret === undefined) return;
  const restored = await database.forgotten.get(SECRET_MARK);
  if (restored?.secret !== secret) await database.forgotten.clear();
  await database.forgotten.bulkPut([...marks]);
}

/**
 * Version 12: blocks are written column by column and found by shorter keys, and marks of their batches stand for the index of
 * ids (docs/decisions/0023).
 */
import type { Transaction } from "dexie";

import type { Cipher } from "../vault/cipher.ts";
import { fitting } from "./checked.ts";
import { BatchMaker, type ImportedBatch } from "./imported-batches.ts";
import { blockOf, importedBlockSchema } from "./imported-lines.ts";

/** Blocks that are in memory at once. */
const CHUNK = 100;

export async function upgradeBlocks(cipher: Cipher, transaction: Transaction): Promise<void> {
  const blocks = transaction.table<unknown, number>("importedBlocks");
  const batches = transaction.table<ImportedBatch, number>("importedBatches");
  const maker = new BatchMaker(({ id }) => cipher.markOf(id));
  const keys = await blocks.toCollection().primaryKeys();
  for (let from = 0; from < keys.length; from += CHUNK) {
    // What does not fit stays as it is: nobody reads it as a block.
    const rows = fitting(importedBlockSchema, await blocks.bulkGet(keys.slice(from, from + CHUNK)));
    await blocks.bulkPut(rows.map((row) => blockOf(row, row.lines)));
    await batches.bulkPut(maker.add(rows));
  }
  await batches.bulkPut(maker.end());
}

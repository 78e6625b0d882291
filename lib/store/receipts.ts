/** Reading the receipts of erasures, with how it stands with the log. Read-only, for `liveQuery`. */
import { receiptSchema, type Receipt } from "../receipt.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

/** A receipt with how it stands with the log. */
export type ReceiptView = Receipt & {
  /** Texts that were removed from the log so far. */
  readonly removedFromLog: number;
  /** Cases that the log still has something of. */
  readonly waiting: number;
};

/** Newest first. */
export async function readReceipts(database: Database): Promise<ReceiptView[]> {
  const rows: unknown[] = await database.receipts.reverse().toArray();
  const receipts = fitting(receiptSchema, rows);
  return Promise.all(receipts.map((receipt) => withLog(database, receipt)));
}

async function withLog(database: Database, receipt: Receipt): Promise<ReceiptView> {
  const erasures = (await database.erasures.bulkGet(receipt.cases)).filter((row) => row !== undefined);
  return {
    ...receipt,
    removedFromLog: erasures.reduce((sum, { removed = 0 }) => sum + removed, 0),
    waiting: erasures.filter(({ doneAt }) => doneAt === undefined).length,
  };
}

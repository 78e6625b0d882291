/** Reading from several tables at once. */
import { Dexie, type Table } from "dexie";

import type { Database } from "./database.ts";

/**
 * Reads what belongs together in one transaction: each of its own takes as long to begin as to answer. Comes back when all is
 * read, and not, as Dexie's own `transaction` does, when the browser has put the transaction away.
 */
export function inOneRead<Read>(
  database: Database,
  tables: readonly Table[],
  read: () => Promise<Read>,
): PromiseLike<Read> {
  // A promise of Dexie's: who waits for a native one would go on inside the transaction.
  return new Dexie.Promise<Read>((resolve, reject) => {
    database
      .transaction("r", [...new Set(tables)], async () => {
        resolve(await read());
      })
      .catch(reject);
  });
}

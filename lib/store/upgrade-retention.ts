/** Version 9: corrections are found by their age. What is sealed is indexed only when it is written. */
import type { Transaction } from "dexie";

export async function upgradeRetention(transaction: Transaction): Promise<void> {
  const corrections = transaction.table<unknown, string>("corrections");
  await corrections.bulkPut(await corrections.toArray());
}

/** What was set aside because it did not fit: for telling people, and for a file to look into. Read-only. */
import type { Database } from "./database.ts";
import type { QuarantineRow } from "./rows.ts";

/** How many rows are set aside, and the number of the newest; undefined when there are none. */
export type SetAside = { readonly count: number; readonly upTo: number };

export async function countSetAside(database: Database): Promise<SetAside | undefined> {
  const [count, newest] = await Promise.all([
    database.quarantine.count(),
    database.quarantine.toCollection().last(),
  ]);
  return newest?.number === undefined ? undefined : { count, upTo: newest.number };
}

/** The rows up to and with number `upTo`, oldest first, whole. */
export function readSetAside(database: Database, upTo: number): Promise<QuarantineRow[]> {
  return database.quarantine.where("number").belowOrEqual(upTo).toArray();
}

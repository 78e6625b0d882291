/** When the roster changes what counted: cases are folded again. */
import { receive, type Rules } from "../ledger/receipt.ts";
import { refold } from "./case-log.ts";
import { commandTables } from "./cases.ts";
import type { Database } from "./database.ts";
import type { LogRow } from "./rows.ts";

/**
 * Folds every case again that has an entry from `changedFrom` on, or one that was set aside: what somebody signed after
 * they left no longer counts, and what came before we knew its author does.
 * @param changedFrom the first sequence at which the new roster says something else
 * @returns how many were folded
 */
export async function refoldAfter(database: Database, rules: Rules, changedFrom: number): Promise<number> {
  const [later, aside] = await Promise.all([
    database.events.where("sequence").aboveOrEqual(changedFrom).toArray(),
    database.events.where("aside").above("").toArray(),
  ]);
  const known = await Promise.all(aside.map((row) => checkedAgain(row, rules)));
  await database.events.bulkPut(known.filter((row) => row !== undefined));
  const caseIds = new Set([...later, ...aside].map(({ caseId }) => caseId));
  for (const caseId of caseIds) {
    await database.transaction("rw", commandTables(database), async () => {
      await refold(database, caseId, rules.roster);
    });
  }
  return caseIds.size;
}

/** A row whose author is known now, with what its check found out; whether it counts is for the fold to say. */
async function checkedAgain(row: LogRow, rules: Rules): Promise<LogRow | undefined> {
  const { sequence, receivedAt, caseId, entry, personal } = row;
  const received = await receive({ sequence, receivedAt, caseId, entry, personal }, rules);
  if (!received.ok) return undefined;
  return { ...row, hash: received.value.hash, personal: received.value.personal };
}

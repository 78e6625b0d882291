/** When the roster, or this Baton, changes what counts: cases are folded again. */
import { caseSchema } from "../case/case.ts";
import { receive, type Received, type Rules, type SetAsideReason } from "../ledger/receipt.ts";
import { broughtBy, keepBrought, putLines } from "./brought.ts";
import { refold } from "./case-log.ts";
import { commandTables } from "./cases.ts";
import { fitting } from "./checked.ts";
import { timelineLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import type { LogRow } from "./rows.ts";

/** What an older Baton could not read, this one may. */
const wasTooNew: ReadonlySet<SetAsideReason> = new Set(["newer_version", "unreadable"]);

type Again = { readonly row: LogRow; readonly received: Received };

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
  const known = (await Promise.all(aside.map((row) => checkedAgain(row, rules)))).filter(
    (again) => again !== undefined,
  );
  await database.events.bulkPut(known.map(({ row }) => row));
  const caseIds = new Set([...later, ...aside].map(({ caseId }) => caseId));
  for (const caseId of caseIds) {
    const again = known.filter(({ row }) => row.caseId === caseId);
    await database.transaction("rw", commandTables(database), async () => {
      await refold(database, caseId, rules.roster);
      for (const { received } of again) await bringAfterwards(database, received);
    });
  }
  return caseIds.size;
}

/** A row whose author is known now, with what its check found out; whether it counts is for the fold to say. */
async function checkedAgain(row: LogRow, rules: Rules): Promise<Again | undefined> {
  const { sequence, receivedAt, caseId, entry, personal, aside } = row;
  const received = await receive({ sequence, receivedAt, caseId, entry, personal }, rules);
  if (!received.ok) return undefined;
  const again = { ...row, hash: received.value.hash, personal: received.value.personal };
  if (aside && wasTooNew.has(aside)) delete again.aside;
  return { row: again, received: received.value };
}

/** What an entry that counts after all says of its customer. */
async function bringAfterwards(database: Database, { sequence, event }: Received): Promise<void> {
  const row = await database.events.get(sequence);
  const [state] = fitting(caseSchema, [await database.cases.get(event.caseId)]);
  if (!row || row.aside || !state || state.erased) return;
  const line = timelineLine(event, state);
  if (line) await putLines(database, [line]);
  await keepBrought(database, broughtBy(event));
}

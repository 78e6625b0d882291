/** When the roster, or this Baton, changes what counts: cases are folded again. */
import { caseSchema } from "../case/case.ts";
import { receive, type Rules, type SetAsideReason } from "../ledger/receipt.ts";
import type { Roster } from "../ledger/roster.ts";
import { broughtBy, keepBrought, putLines } from "./brought.ts";
import { receivedAgain, refold } from "./case-log.ts";
import { commandTables } from "./cases.ts";
import { fitting } from "./checked.ts";
import { timelineLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import type { LogRow } from "./rows.ts";

/** What an older Baton could not read, this one may. */
const wasTooNew: ReadonlySet<SetAsideReason> = new Set(["newer_version", "unreadable"]);

/** As many rows are read at once: a log may be longer than the memory. */
const PAGE = 500;

/**
 * Folds every case again that has an entry from `changedFrom` on, or one that was set aside: what somebody signed after
 * they left no longer counts, and what came before we knew its author does.
 * @param changedFrom the first sequence at which the new roster says something else
 * @returns how many were folded
 */
export async function refoldAfter(database: Database, rules: Rules, changedFrom: number): Promise<number> {
  const caseIds = await casesFrom(database, changedFrom);
  /** Entries that count after all, perhaps; by case. */
  const known = new Map<string, number[]>();
  const aside = await database.events.where("aside").above("").primaryKeys();
  for (let first = 0; first < aside.length; first += PAGE) {
    const rows = await database.events.bulkGet(aside.slice(first, first + PAGE));
    const there = rows.filter((row) => row !== undefined);
    for (const { caseId } of there) caseIds.add(caseId);
    for (const row of await checkAgain(database, there, rules)) {
      known.set(row.caseId, [...(known.get(row.caseId) ?? []), row.sequence]);
    }
  }
  for (const caseId of caseIds) {
    await database.transaction("rw", commandTables(database), async () => {
      await refold(database, caseId, rules.roster);
      for (const sequence of known.get(caseId) ?? []) await bringAfterwards(database, sequence, rules.roster);
    });
  }
  return caseIds.size;
}

async function casesFrom(database: Database, changedFrom: number): Promise<Set<string>> {
  const caseIds = new Set<string>();
  for (let from = changedFrom; from < Infinity;) {
    const rows = await database.events.where("sequence").aboveOrEqual(from).limit(PAGE).toArray();
    for (const { caseId } of rows) caseIds.add(caseId);
    from = (rows.at(-1)?.sequence ?? Infinity) + 1;
  }
  return caseIds;
}

/** @returns the rows whose author is known now; whether they count is for the fold to say */
async function checkAgain(
  database: Database,
  rows: readonly LogRow[],
  rules: Rules,
): Promise<readonly LogRow[]> {
  const checked = await Promise.all(rows.map((row) => checkedAgain(row, rules)));
  const known = checked.filter((row) => row !== undefined);
  await database.events.bulkPut(known);
  return known;
}

/** With what its check found out. */
async function checkedAgain(row: LogRow, rules: Rules): Promise<LogRow | undefined> {
  const { sequence, receivedAt, caseId, entry, personal, aside } = row;
  const received = await receive({ sequence, receivedAt, caseId, entry, personal }, rules);
  if (!received.ok) return undefined;
  const again = { ...row, hash: received.value.hash, personal: received.value.personal };
  if (aside && wasTooNew.has(aside)) delete again.aside;
  return again;
}

/** What an entry that counts after all says of its customer. */
async function bringAfterwards(database: Database, sequence: number, roster: Roster): Promise<void> {
  const row = await database.events.get(sequence);
  if (!row || row.aside) return;
  const received = receivedAgain(row, roster);
  const [state] = fitting(caseSchema, [await database.cases.get(row.caseId)]);
  if (!received.ok || !state || state.erased) return;
  const { event } = received.value;
  const line = timelineLine(event, state);
  if (line) await putLines(database, [line]);
  await keepBrought(database, broughtBy(event));
}

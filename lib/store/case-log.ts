/** A case as its log has it: read, folded again, and with what waits in the outbox on top. */
import { caseSchema, type Case } from "../case/case.ts";
import { take } from "../case/fold.ts";
import { receiveAgain, newChain, type Received, type SetAsideReason } from "../ledger/receipt.ts";
import { admit, nothingYet, type Folded } from "../ledger/replay.ts";
import type { Roster } from "../ledger/roster.ts";
import { failure, success, type Result } from "../result.ts";
import { fitting, setAsideUnfit } from "./checked.ts";
import type { Database } from "./database.ts";
import { logRowSchema, outboxRowSchema, type LogRow, type OutboxRow } from "./rows.ts";

/** Reasons that depend on the roster or on what came before; the others are for good. */
const passing: ReadonlySet<SetAsideReason> = new Set([
  "not_a_member",
  "wrong_role",
  "not_allowed",
  "replayed",
]);

/**
 * The case as people see it: its row, or folded again when that is missing or does not fit.
 * Call inside a read-write transaction over `commandTables`.
 */
export async function readCase(
  database: Database,
  caseId: string,
  roster: Roster,
): Promise<Case | undefined> {
  const row: unknown = await database.cases.get(caseId);
  if (row !== undefined) {
    const [state] = await setAsideUnfit(database, "cases", caseSchema, [{ key: caseId, row }]);
    if (state) return state;
  }
  const { state } = await foldLog(database, caseId, roster);
  return withOutbox(state, await readOutbox(database, caseId));
}

/**
 * The case as the log has it, without what waits in the outbox; entries whose standing the roster changed are marked.
 * Call inside a read-write transaction over `events`, `ledger` and `quarantine`.
 */
export async function foldLog(database: Database, caseId: string, roster: Roster): Promise<Folded> {
  const rows: LogRow[] = await database.events.where("caseId").equals(caseId).sortBy("sequence");
  // The log of one browser is this very table: what it has and we have not taken in yet comes later.
  const seen = await readSeen(database);
  const keyed = rows.filter(({ sequence }) => sequence <= seen).map((row) => ({ key: row.sequence, row }));
  const kept = await setAsideUnfit(database, "events", logRowSchema, keyed);
  // What the team's log has of a case stands in the place of what this browser alone knew of it before.
  const isShared = kept.some(({ sequence }) => sequence > 0);
  let folded = nothingYet(caseId);
  for (const row of kept) {
    if (isShared && row.sequence <= 0) continue;
    const next = foldRow(folded, row, roster);
    if (next.ok) folded = next.value;
    const aside = next.ok ? undefined : next.problem.code;
    if (aside !== row.aside) await database.events.put(marked(row, aside));
  }
  return folded;
}

function foldRow(folded: Folded, row: LogRow, roster: Roster): Result<Folded, SetAsideReason> {
  if (row.unsigned) {
    const { state } = take(folded.state, row.unsigned);
    return success({ state, chain: { ...folded.chain, sequence: row.sequence } });
  }
  if (row.aside && (!passing.has(row.aside) || row.hash === undefined))
    return failure(row.aside, "as it was");
  const received = receivedAgain(row, roster);
  return received.ok ? admit(folded, received.value) : received;
}

/** A signed row as it was received, with our own words whole. */
export function receivedAgain(row: LogRow, roster: Roster): Result<Received, SetAsideReason> {
  const { sequence, receivedAt, entry, hash = "", personal, whole } = row;
  const received = receiveAgain({ sequence, receivedAt, entry, hash, personal }, roster);
  if (!received.ok || !whole) return received;
  const { value } = received;
  return success({ ...value, event: { ...value.event, personal: whole } });
}

function marked(row: LogRow, aside: SetAsideReason | undefined): LogRow {
  const { aside: _before, ...rest } = row;
  return aside === undefined ? rest : { ...rest, aside };
}

/** The last sequence that was taken in; 0 at first. */
export async function readSeen(database: Database): Promise<number> {
  const row = await database.ledger.get("seen");
  return typeof row?.value === "number" ? row.value : 0;
}

/** What waits to be sent of a case, in order. */
export async function readOutbox(database: Database, caseId: string): Promise<OutboxRow[]> {
  const rows: unknown[] = await database.outbox.where("caseId").equals(caseId).sortBy("number");
  return fitting(outboxRowSchema, rows);
}

/** What people see: the log's state, and what they did since, as if it were there already. */
export function withOutbox(state: Case | undefined, outbox: readonly OutboxRow[]): Case | undefined {
  return outbox.reduce((before, { event }) => take(before, event).state, state);
}

/** Folds a case again and stores what it gives. Call inside a read-write transaction over `commandTables`. */
export async function refold(database: Database, caseId: string, roster: Roster): Promise<Case | undefined> {
  const { state, chain } = await foldLog(database, caseId, roster);
  const shown = withOutbox(state, await readOutbox(database, caseId));
  await database.chains.put(state ? chain : newChain(caseId));
  if (shown) await database.cases.put(shown);
  else await database.cases.delete(caseId);
  return shown;
}

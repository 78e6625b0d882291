/** What waits to be sent: of which cases it is; and what of it turns out to be of no use is taken out, and the person is told. */
import type { Case } from "../case/case.ts";
import { take } from "../case/fold.ts";
import { foldLog, readOutbox, refold, withOutbox } from "./case-log.ts";
import { commandTables } from "./cases.ts";
import type { Database } from "./database.ts";
import type { Ledger } from "./ledger.ts";
import { rememberRefusal } from "./refusals.ts";
import type { OutboxRow } from "./rows.ts";

/**
 * The cases of which something waits, in the order in which it came: from the index alone, since thousands of rows may wait and this
 * is asked whenever one of them is gone.
 * @param passedOver numbers of rows that are as good as gone
 */
export async function waitingCases(database: Database, passedOver: ReadonlySet<number>): Promise<string[]> {
  const first = new Map<string, number>();
  await database.outbox.orderBy("caseId").eachKey((key, { primaryKey: number }) => {
    if (typeof key !== "string" || passedOver.has(number)) return;
    first.set(key, Math.min(number, first.get(key) ?? Infinity));
  });
  return [...first].toSorted(([, one], [, other]) => one - other).map(([caseId]) => caseId);
}

/** Why something never gets into the log. */
export type Hopeless = { readonly code: string; readonly shown: Case | undefined };

/**
 * Takes `row` out if the log, as far as it is known, has refused it already: somebody was first.
 * @param now Unix ms
 */
export function dropIfRefused(
  database: Database,
  ledger: Ledger,
  row: OutboxRow,
  now: number,
): Promise<Hopeless | undefined> {
  return database.transaction("rw", commandTables(database), async () => {
    const { state } = await foldLog(database, row.caseId, ledger.roster);
    const earlier = (await readOutbox(database, row.caseId)).filter(({ number }) => number < row.number);
    const { judgement } = take(withOutbox(state, earlier), row.event);
    return typeof judgement === "string"
      ? undefined
      : drop(database, ledger, row, judgement.problem.code, now);
  });
}

/** Takes `row` out: the log does not take it. */
export function dropForGood(
  database: Database,
  ledger: Ledger,
  row: OutboxRow,
  code: string,
  now: number,
): Promise<Hopeless> {
  // Dexie holds a transaction over `await` only for a function that is itself `async`.
  return database.transaction("rw", commandTables(database), async () =>
    drop(database, ledger, row, code, now),
  );
}

async function drop(
  database: Database,
  { roster }: Ledger,
  row: OutboxRow,
  code: string,
  now: number,
): Promise<Hopeless> {
  await database.outbox.delete(row.number);
  await database.contacts.delete(row.id);
  await rememberRefusal(database, row.event, { code, at: now });
  return { code, shown: await refold(database, row.caseId, roster) };
}

/** Taking in what the log delivers: entries, the cases they make, and what else a case brings along. */
import { caseSchema, type Case } from "../case/case.ts";
import type { Refusal } from "../case/judge.ts";
import type { Delivered, Received, SetAsideReason } from "../ledger/receipt.ts";
import { admit, nothingYet, type Folded } from "../ledger/replay.ts";
import type { Failure } from "../result.ts";
import { Batch } from "./batch.ts";
import { knownAnew, readWhole } from "./behind.ts";
import { foldLog, readSeen, withOutbox } from "./case-log.ts";
import { broughtBy } from "./brought.ts";
import { commandTables } from "./cases.ts";
import { fitting } from "./checked.ts";
import { timelineLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import { askForErasure } from "./erasures.ts";
import { holdingTables } from "./holdings.ts";
import type { Ledger } from "./ledger.ts";
import { mentionTables } from "./mentions.ts";
import { rememberRefusal } from "./refusals.ts";
import type { LogRow, OutboxRow } from "./rows.ts";
import { asFor, bodyOf, type Checked } from "./reserve.ts";

export type TakenIn = {
  /** The cases that may look different now. */
  readonly changed: readonly Case[];
  /** Commands of this browser that are in the log now; with why, if without effect. */
  readonly settled: readonly { readonly commandId: string; readonly refusal: LogRefusal | undefined }[];
};

/** Why a command of this browser came to nothing: somebody was first, or it does not count at all. */
export type LogRefusal = Failure<Refusal | SetAsideReason>;

/** Every table a batch can touch. */
export function takeInTables(database: Database): Parameters<Database["transaction"]>[1][] {
  return [
    ...new Set([
      ...commandTables(database),
      ...mentionTables(database),
      ...holdingTables(database),
      database.erasures,
    ]),
  ];
}

/**
 * Takes in a batch in order, all or nothing; what was taken in before is left out.
 * @param whole everything that the log has of some cases, of which this browser may have a part: what they make is made anew
 */
export function takeIn(
  database: Database,
  ledger: Ledger,
  entries: readonly Checked[],
  whole: ReadonlyMap<string, readonly Checked[]> = new Map(),
): Promise<TakenIn> {
  return database.transaction("rw", takeInTables(database), async () => {
    const seen = await readSeen(database);
    const fresh = entries.filter(({ delivered }) => delivered.sequence > seen);
    const groups = Map.groupBy(
      fresh.map((each) => asFor(ledger.me, each)),
      ({ delivered }) => delivered.caseId,
    );
    for (const [caseId, earlier] of await knownAnew(database, ledger, whole)) {
      groups.set(caseId, [...earlier, ...(groups.get(caseId) ?? [])]);
    }
    const batch = await Batch.of(database, [...groups.keys()]);
    const taken: TakenCase[] = [];
    // Nothing is waited for here but the store: Dexie loses a transaction over a hundred other promises in a row.
    for (const [caseId, ofCase] of groups) {
      const folded = whole.has(caseId)
        ? nothingYet(caseId)
        : (readFolded(batch, caseId) ?? (await foldLog(database, caseId, ledger.roster)));
      taken.push(takeCase(batch, caseId, folded, ofCase));
    }
    await batch.write();
    if (whole.size > 0) await readWhole(database, new Set(whole.keys()));
    const ours = taken.flatMap((each) => each.taken);
    for (const { row, refusal, at } of ours) {
      if (refusal) await rememberRefusal(database, row.event, { code: refusal.problem.code, at });
    }
    // From somebody who had not heard of it yet: a lead's browser removes it from the log once more.
    for (const { late } of taken) if (late) await askForErasure(database, late.caseId, late.at);
    const last = fresh.at(-1)?.delivered.sequence;
    if (last !== undefined) await database.ledger.put({ name: "seen", value: last });
    return {
      changed: taken.flatMap(({ shown }) => (shown ? [shown] : [])),
      settled: ours.map(({ row, refusal }) => ({ commandId: row.event.commandId, refusal })),
    };
  });
}

/** Where a case is taken from and what comes of it is put. */
export type Intake = Pick<
  Batch,
  "known" | "add" | "takeOut" | "setCase" | "setLine" | "bring" | "keep" | "erase"
>;

type TakenCase = {
  readonly shown: Case | undefined;
  readonly taken: readonly Taken[];
  /** Something personal came after the person was erased; when, Unix ms. */
  readonly late: { readonly caseId: string; readonly at: number } | undefined;
};

export function takeCase(
  batch: Intake,
  caseId: string,
  before: Folded,
  entries: readonly Checked[],
): TakenCase {
  const { outbox } = batch.known(caseId);
  let folded = before;
  const taken: Taken[] = [];
  let late: TakenCase["late"];
  for (const { delivered, result, isHere } of entries) {
    const mine = outbox.find((row) => row.entry.body === bodyOf(delivered.entry));
    const entered = result.ok ? enter(folded, asWeKnowIt(result.value, mine)) : { aside: result };
    let refusal: LogRefusal | undefined;
    if ("aside" in entered) {
      refusal = entered.aside;
      batch.add(asideRow(delivered, entered.aside.problem.code, result.ok ? result.value : undefined));
    } else {
      const { mentionKeys = [], customerKey } = folded.state ?? {};
      ({ folded, refusal } = entered);
      if (!isHere) batch.add(logRow(entered.received, folded.state, mine));
      bringAlong(batch, entered.received, folded.state, refusal !== undefined);
      const isErased = entered.received.event.payload.type === "erased";
      if (isErased && folded.state?.erased) {
        batch.erase(caseId, { mentionKeys, customerKey, erased: folded.state.erased });
      }
      if (!isErased && folded.state?.erased && entered.received.personal !== undefined) {
        late = { caseId, at: delivered.receivedAt };
      }
    }
    if (mine) taken.push({ row: mine, refusal, at: delivered.receivedAt });
  }
  const sent = new Set(taken.map(({ row }) => row.number));
  const shown = withOutbox(
    folded.state,
    outbox.filter(({ number }) => !sent.has(number)),
  );
  batch.takeOut(sent);
  batch.setCase(folded.chain, shown);
  return { shown, taken, late };
}

/** An event of ours that the log has now. */
type Taken = { readonly row: OutboxRow; readonly refusal: LogRefusal | undefined; readonly at: number };

type Entered =
  | { readonly aside: Failure<SetAsideReason> }
  | { readonly received: Received; readonly folded: Folded; readonly refusal: Failure<Refusal> | undefined };

function enter(before: Folded, received: Received): Entered {
  const admitted = admit(before, received);
  if (!admitted.ok) return { aside: admitted };
  const { state, chain, refusal } = admitted.value;
  return { received, folded: { state, chain }, refusal };
}

/** What was undone left without its personal part; here it is known all the same. */
function asWeKnowIt(received: Received, mine: OutboxRow | undefined): Received {
  if (!mine?.event.personal) return received;
  return {
    ...received,
    event: { ...received.event, personal: mine.event.personal },
    personal: mine.personal,
  };
}

/** The case as the log has it, if its row says that: nothing of ours waits on top of it. */
function readFolded(batch: Batch, caseId: string): Folded | undefined {
  const { row, chain, outbox } = batch.known(caseId);
  if (outbox.length > 0) return undefined;
  if (row === undefined && !chain) return nothingYet(caseId);
  const [state] = fitting(caseSchema, [row]);
  return state && chain && { state, chain };
}

function logRow(received: Received, state: Case | undefined, mine: OutboxRow | undefined): LogRow {
  const { sequence, receivedAt, signed, hash, entry, personal } = received;
  const row = { sequence, id: entry.id, caseId: entry.caseId, receivedAt, entry: signed, hash };
  if (personal === undefined || state?.erased) return row;
  const whole = mine?.isRedacted ? mine.event.personal : undefined;
  return { ...row, personal, ...(whole && { whole }) };
}

/** With its personal part: another roster may let it count after all, and checks that part first. */
function asideRow(
  { sequence, caseId, receivedAt, entry, personal }: Delivered,
  aside: SetAsideReason,
  received: Received | undefined,
): LogRow {
  const row = { sequence, id: `aside:${sequence}`, caseId, receivedAt, entry, aside };
  return {
    ...row,
    personal: received ? received.personal : personal,
    ...(received && { hash: received.hash }),
  };
}

/** The mention that a handoff carries, and the lines of the customer's timeline. */
function bringAlong(
  batch: Intake,
  { event }: Received,
  state: Case | undefined,
  isWithoutEffect: boolean,
): void {
  if (!state) return;
  const line = timelineLine(event, state);
  if (!isWithoutEffect && !state.erased) batch.bring(broughtBy(event));
  if (isWithoutEffect || line) batch.setLine(event.id, isWithoutEffect ? undefined : line);
  const carried = event.personal?.mention;
  if (!carried || state.erased || carried.mention.key !== event.personal?.mentionKey) return;
  batch.keep({ key: carried.mention.key, ...carried });
}

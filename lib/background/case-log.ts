/**
 * Between the store and what carries the log: sends what waits, in order, and takes in what comes. Everything it knows is
 * on disk, so it can die at any moment; a new one catches up before it sends, and nothing is sent twice.
 */
import { caseSchema, type Case } from "../case/case.ts";
import type { EventType } from "../case/event.ts";
import type { Circumstances, Refusal } from "../case/judge.ts";
import { inTurn } from "../in-turn.ts";
import { receive, type SetAsideReason } from "../ledger/receipt.ts";
import { failure, type Failure, type Result } from "../result.ts";
import { readSeen } from "../store/case-log.ts";
import { carryOut, type CaseCommand } from "../store/cases.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import { dropForGood, dropIfRefused, type Hopeless } from "../store/outbox.ts";
import { forgetRefusals } from "../store/refusals.ts";
import { outboxRowSchema, type OutboxRow } from "../store/rows.ts";
import { takeIn, type Checked } from "../store/take-in.ts";
import type { Logged, Transport } from "../team/transport.ts";

/** How long a command waits for the log's word before it is answered with what we believe, in ms. */
const PATIENCE = 2_000;

/** What the log did not take, without having gone away, is tried again after this long, in ms. */
const AGAIN_AFTER = 2_000;

/** What two people may want at once: worth asking the server to compare and set. */
const contended: ReadonlySet<EventType> = new Set(["claimed", "stolen", "withdrawn", "reassigned"]);

export type CaseLogParts = {
  readonly database: Database;
  readonly transport: Transport;
  /** The ledger as it is now; roster and all. */
  readonly ledger: () => Promise<Ledger>;
  /** Unix ms. */
  readonly now: () => number;
  /** Cases look different now. */
  readonly changed: (cases: readonly Case[]) => void;
  /** What we sign counts for the others; until then it waits. Always so in one browser. */
  readonly maySend?: () => Promise<boolean>;
  /** Fetches the newest roster: whoever we do not know may be in it. */
  readonly refreshRoster?: () => Promise<void>;
};

type Settled = (refusal: Failure | undefined) => void;

export class CaseLog {
  readonly #parts: CaseLogParts;
  readonly #waiting = new Map<string, Settled>();
  /** Taken by the log, not delivered by it yet. */
  readonly #underway = new Set<string>();
  readonly #stop: Promise<() => void>;
  readonly #inTurn = inTurn();
  #nextPump: Promise<void> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #isCaughtUp = false;
  /** The outcome of something sent is not known: what the log has is taken in before anything is sent again. */
  #isInDoubt = false;

  /** Starts following the log. */
  constructor(parts: CaseLogParts) {
    this.#parts = parts;
    this.#stop = readSeen(parts.database).then((seen) =>
      parts.transport.follow(
        seen,
        (batch) => this.#receive(batch),
        () => {
          this.#isCaughtUp = true;
          this.#underway.clear();
          void this.pump();
        },
      ),
    );
  }

  /**
   * Carries out a command: decided on what we know, on disk, and on its way. Answers with the log's word if that comes
   * at once (a lost claim is refused), else with what we believe; what waits for its time to undo is not on its way yet.
   */
  async carryOut(request: CaseCommand, circumstances: Circumstances): Promise<Result<Case>> {
    const { database } = this.#parts;
    const ledger = await this.#parts.ledger();
    const done = await carryOut(database, ledger, request, circumstances);
    return done.ok ? this.settle(request.id, done) : done;
  }

  /** The log's word on a command that was carried out, if it comes soon. */
  async settle(commandId: string, done: Result<Case, Refusal>): ReturnType<CaseLog["carryOut"]> {
    if (!done.ok || isHeld(done.value)) return done;
    const { promise, resolve } = Promise.withResolvers<Failure | undefined>();
    this.#waiting.set(commandId, resolve);
    if (await this.#isOutside(commandId, done.value.id)) resolve(undefined);
    const patience = setTimeout(() => resolve(undefined), PATIENCE);
    void this.pump();
    const refusal = await promise;
    clearTimeout(patience);
    this.#waiting.delete(commandId);
    if (refusal) {
      // The answer tells it.
      await forgetRefusals(this.#parts.database, [commandId]);
      return refusal;
    }
    const [now] = fitting(caseSchema, [await this.#parts.database.cases.get(done.value.id)]);
    return now ? { ok: true, value: now } : done;
  }

  /** Sends what waits, in order, as far as it can. Safe to call at any moment and any number of times. */
  pump(): Promise<void> {
    // One that has not begun yet does for everybody who asks meanwhile.
    this.#nextPump ??= this.#inTurn(() => {
      this.#nextPump = undefined;
      return this.#send();
    });
    return this.#nextPump;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#again);
    (await this.#stop)();
    await this.#inTurn(() => Promise.resolve());
  }

  /** A connection that comes back sends by itself; one that is there and had no time would not. */
  #sendLater(): void {
    clearTimeout(this.#again);
    const { state } = this.#parts.transport.connection();
    if (this.#isClosed || (state !== "connected" && state !== "local")) return;
    this.#again = setTimeout(() => void this.pump(), AGAIN_AFTER);
  }

  /** Nothing of the command waits, or nobody can take it now. */
  async #isOutside(commandId: string, caseId: string): Promise<boolean> {
    const { transport, maySend } = this.#parts;
    const { state } = transport.connection();
    if (state === "offline" || state === "refused" || (await maySend?.()) === false) return true;
    const rows = await this.#parts.database.outbox.where("caseId").equals(caseId).toArray();
    return !rows.some(({ event }) => event.commandId === commandId);
  }

  async #send(): Promise<void> {
    const { database, maySend } = this.#parts;
    if (!this.#isCaughtUp || (await maySend?.()) === false || !(await this.#isSure())) return;
    const stored: unknown[] = await database.outbox.orderBy("number").toArray();
    const rows = fitting(outboxRowSchema, stored).filter(({ id }) => !this.#underway.has(id));
    const stopped = new Set<string>();
    for (const row of rows) {
      if (stopped.has(row.caseId) || (await this.#isHeldBack(row.caseId))) continue;
      const isFirst = !rows.some(({ caseId, number }) => caseId === row.caseId && number < row.number);
      const going = await this.#append(row, isFirst);
      if (going === "later") {
        this.#sendLater();
        return;
      }
      if (going === "never") stopped.add(row.caseId);
    }
  }

  /** Nothing that was sent before can be in the log without our knowing. */
  async #isSure(): Promise<boolean> {
    if (!this.#isInDoubt) return true;
    const { database, transport } = this.#parts;
    const last = await transport.lastSequence();
    if (!last.ok) this.#sendLater();
    // What comes is taken in and sends again.
    if (!last.ok || last.value > (await readSeen(database))) return false;
    this.#isInDoubt = false;
    return true;
  }

  async #isHeldBack(caseId: string): Promise<boolean> {
    const [state] = fitting(caseSchema, [await this.#parts.database.cases.get(caseId)]);
    return state !== undefined && isHeld(state);
  }

  async #append(row: OutboxRow, isFirst: boolean): Promise<"gone" | "later" | "never"> {
    const { database, transport } = this.#parts;
    const { id, caseId, entry, isPrivate } = row;
    const personal = isPrivate ? undefined : row.personal;
    const isContended = isFirst && contended.has(row.event.payload.type);
    if (isContended && (await this.#lost(row))) return "never";
    const expected = isContended ? ((await database.chains.get(caseId))?.sequence ?? 0) : undefined;
    const outgoing = { id, caseId, entry, personal };
    this.#underway.add(id);
    let appended = await transport.append(outgoing, expected);
    if (!appended.ok && appended.problem.code === "moved") {
      // What moved it is delivered soon, and sends again. What we have all of did not count: the order decides.
      const last = await transport.lastSequence();
      const hasAll = last.ok && (await readSeen(database)) >= last.value;
      if (hasAll && (await this.#lost(row))) return "never";
      appended = hasAll ? await transport.append(outgoing) : failure("offline", "catching up");
    }
    if (appended.ok) return "gone";
    this.#underway.delete(id);
    if (appended.problem.code === "offline") this.#isInDoubt = true;
    if (appended.problem.code === "offline" || appended.problem.code === "moved") return "later";
    const ledger = await this.#parts.ledger();
    const { code } = appended.problem;
    this.#tell(row, await dropForGood(database, ledger, row, code, this.#parts.now()));
    return "never";
  }

  /** Somebody was first: it is not sent at all. */
  async #lost(row: OutboxRow): Promise<boolean> {
    const { database, ledger, now } = this.#parts;
    const hopeless = await dropIfRefused(database, await ledger(), row, now());
    if (hopeless) this.#tell(row, hopeless);
    return hopeless !== undefined;
  }

  #tell({ id, event }: OutboxRow, { code, shown }: Hopeless): void {
    this.#underway.delete(id);
    this.#waiting.get(event.commandId)?.(failure(code, "not taken by the log"));
    if (shown) this.#parts.changed([shown]);
  }

  async #receive(batch: readonly Logged[]): Promise<void> {
    const { database, changed, refreshRoster } = this.#parts;
    let ledger = await this.#parts.ledger();
    let checked = await checkAll(batch, ledger);
    if (refreshRoster && checked.some(({ result }) => !result.ok && unknown.has(result.problem.code))) {
      await refreshRoster();
      ledger = await this.#parts.ledger();
      checked = await checkAll(batch, ledger);
    }
    const taken = await takeIn(database, ledger, checked);
    for (const { commandId, refusal } of taken.settled) this.#waiting.get(commandId)?.(refusal);
    if (taken.changed.length > 0) changed(taken.changed);
    void this.pump();
  }
}

/** What a roster that we do not have yet would explain. */
const unknown: ReadonlySet<SetAsideReason> = new Set(["not_a_member", "wrong_role"]);

function checkAll(batch: readonly Logged[], ledger: Ledger): Promise<Checked[]> {
  return Promise.all(
    batch.map(async (delivered) => ({ delivered, result: await receive(delivered, ledger) })),
  );
}

/** Handed off, and can still be undone: nothing of it leaves yet. */
function isHeld({ status, delivery }: Case): boolean {
  return status === "handed_off" && delivery === "held";
}

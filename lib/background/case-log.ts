/**
 * Between the store and what carries the log: has what waits sent (`outbox.ts`), and takes in what comes. Everything it
 * knows is on disk, so it can die at any moment; a new one catches up before it sends, and nothing is sent twice.
 */
import { caseSchema, type Case } from "../case/case.ts";
import type { Circumstances, Refusal } from "../case/judge.ts";
import { receive, type SetAsideReason } from "../ledger/receipt.ts";
import { inTurn } from "../in-turn.ts";
import { failure, type Failure, type Result } from "../result.ts";
import { readSeen } from "../store/case-log.ts";
import { carryOut, type CaseCommand } from "../store/cases.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Hopeless } from "../store/outbox.ts";
import { forgetRefusals } from "../store/refusals.ts";
import type { OutboxRow } from "../store/rows.ts";
import { takeIn } from "../store/take-in.ts";
import type { Checked } from "../store/reserve.ts";
import type { Logged, Transport } from "../team/transport.ts";
import { CatchUp, type CatchUpParts, type WholeCases } from "./catch-up.ts";
import { isHeld, Outbox } from "./outbox.ts";

/** How long a command waits for the log's word before it is answered with what we believe, in ms. */
const PATIENCE = 2_000;

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
  /** In a team: who has much of the log to read begins at its checkpoint. */
  readonly checkpoints?: Pick<CatchUpParts, "leads" | "far" | "window">;
};

type Settled = (refusal: Failure | undefined) => void;

export class CaseLog {
  readonly #parts: CaseLogParts;
  readonly #waiting = new Map<string, Settled>();
  readonly #outbox: Outbox;
  readonly #catchUp: CatchUp | undefined;
  readonly #inTurn = inTurn();
  readonly #stop: Promise<() => void>;

  /** Starts following the log. */
  constructor(parts: CaseLogParts) {
    this.#parts = parts;
    this.#outbox = new Outbox({ ...parts, dropped: (row, why) => this.#dropped(row, why) });
    const take = (read: () => Promise<WholeCases>): Promise<void> =>
      this.#inTurn(async () => this.#take([], await read()));
    this.#catchUp = parts.checkpoints && new CatchUp({ ...parts, ...parts.checkpoints, take });
    this.#stop = this.#start();
  }

  async #start(): Promise<() => void> {
    const { database, transport } = this.#parts;
    await this.#catchUp?.begin();
    return transport.follow(
      await readSeen(database),
      (batch) => this.#inTurn(async () => this.#take(batch, await this.#catchUp?.wholeOf(batch))),
      () => {
        this.#outbox.caughtUp();
        void this.#catchUp?.readOlder();
      },
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
    return this.#outbox.pump();
  }

  async close(): Promise<void> {
    const closing = this.#catchUp?.close();
    (await this.#stop)();
    await closing;
    // What another one takes in after us must not be written over.
    await this.#inTurn(() => Promise.resolve());
    await this.#outbox.close();
  }

  /** Nothing of the command waits, or nobody can take it now. */
  async #isOutside(commandId: string, caseId: string): Promise<boolean> {
    const { transport, maySend } = this.#parts;
    const { state } = transport.connection();
    if (state === "offline" || state === "refused" || (await maySend?.()) === false) return true;
    const rows = await this.#parts.database.outbox.where("caseId").equals(caseId).toArray();
    return !rows.some(({ event }) => event.commandId === commandId);
  }

  /** It never gets into the log: whoever waits for its word is told, and whoever shows the case. */
  #dropped({ event }: OutboxRow, { code, shown }: Hopeless): void {
    this.#waiting.get(event.commandId)?.(failure(code, "not taken by the log"));
    if (shown) this.#parts.changed([shown]);
  }

  async #take(batch: readonly Logged[], whole: WholeCases = new Map()): Promise<void> {
    // What of it was to be read whole was not, then.
    if (this.#catchUp?.isClosed) return;
    const { database, changed, refreshRoster } = this.#parts;
    const check = async () => {
      const ledger = await this.#parts.ledger();
      const checked = await checkAll(batch, ledger);
      const ofCases = [...whole].map(async ([id, each]) => [id, await checkAll(each, ledger)] as const);
      return { ledger, checked, whole: new Map(await Promise.all(ofCases)) };
    };
    let all = await check();
    if (refreshRoster && [all.checked, ...all.whole.values()].flat().some(isOfUnknown)) {
      await refreshRoster();
      all = await check();
    }
    const taken = await takeIn(database, all.ledger, all.checked, all.whole);
    for (const { commandId, refusal } of taken.settled) this.#waiting.get(commandId)?.(refusal);
    if (taken.changed.length > 0) changed(taken.changed);
    void this.pump();
  }
}

/** What a roster that we do not have yet would explain. */
const unknown: ReadonlySet<SetAsideReason> = new Set(["not_a_member", "wrong_role"]);

function isOfUnknown({ result }: Checked): boolean {
  return !result.ok && unknown.has(result.problem.code);
}

function checkAll(batch: readonly Logged[], ledger: Ledger): Promise<Checked[]> {
  return Promise.all(
    batch.map(async (delivered) => ({ delivered, result: await receive(delivered, ledger) })),
  );
}

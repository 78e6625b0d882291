/**
 * Between the store and what carries the log: has what waits sent (`outbox.ts`), and takes in what comes. Everything it
 * knows is on disk, so it can die at any moment; a new one catches up before it sends, and nothing is sent twice.
 */
import { caseSchema, type Case } from "../case/case.ts";
import type { Circumstances, Refusal } from "../case/judge.ts";
import { failure, type Failure, type Result } from "../result.ts";
import { readSeen } from "../store/case-log.ts";
import { carryOut, type CaseCommand } from "../store/cases.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Hopeless } from "../store/outbox.ts";
import { forgetRefusals } from "../store/refusals.ts";
import type { OutboxRow } from "../store/rows.ts";
import type { TakenIn } from "../store/take-in.ts";
import type { Transport } from "../team/transport.ts";
import { Arrivals } from "./arrivals.ts";
import { CatchUp, type CatchUpParts } from "./catch-up.ts";
import { isHeld, Outbox } from "./outbox.ts";

/** How long a command waits for the log's word before it is answered with what we believe, in ms. */
const PATIENCE = 2_000;

/** Of so many entries at once it is not told what looks different now but once in a while, in ms: somebody catches up. */
const MANY = 32;
const TELL_EVERY = 1_000;

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
  readonly #arrivals: Arrivals;
  readonly #stop: Promise<() => void>;
  /** Cases that look different and of which nobody was told yet. */
  readonly #untold = new Map<string, Case>();
  #telling: ReturnType<typeof setTimeout> | undefined;

  /** Starts following the log. */
  constructor(parts: CaseLogParts) {
    this.#parts = parts;
    this.#outbox = new Outbox({ ...parts, dropped: (row, why) => this.#dropped(row, why) });
    this.#arrivals = new Arrivals({
      ...parts,
      wholeOf: async (entries) => (await this.#catchUp?.wholeOf(entries)) ?? new Map(),
      taken: (taken, entries) => this.#taken(taken, entries),
    });
    const arrivals = this.#arrivals;
    this.#catchUp = parts.checkpoints && new CatchUp({ ...parts, ...parts.checkpoints, arrivals });
    this.#stop = this.#start();
  }

  async #start(): Promise<() => void> {
    const { database, transport } = this.#parts;
    await this.#catchUp?.begin();
    return transport.follow(
      await readSeen(database),
      (batch) => this.#arrivals.receive(batch),
      () =>
        void this.#arrivals.settled().then(() => {
          this.#outbox.caughtUp();
          void this.#catchUp?.readOlder();
        }),
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

  /** Fulfilled when everything that the log delivered so far is taken in. */
  takenIn(): Promise<void> {
    return this.#arrivals.settled();
  }

  async close(): Promise<void> {
    const closing = this.#catchUp?.close();
    const ended = this.#arrivals.close();
    (await this.#stop)();
    await closing;
    // What another one takes in after us must not be written over.
    await ended;
    clearTimeout(this.#telling);
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

  #taken({ settled, changed }: TakenIn, entries: number): void {
    for (const { commandId, refusal } of settled) this.#waiting.get(commandId)?.(refusal);
    for (const each of changed) this.#untold.set(each.id, each);
    if (entries < MANY || this.#telling === undefined) this.#tell(entries);
    void this.pump();
  }

  #tell(entries: number): void {
    const cases = [...this.#untold.values()];
    this.#untold.clear();
    if (cases.length > 0) this.#parts.changed(cases);
    if (entries < MANY) return;
    this.#telling = setTimeout(() => {
      this.#telling = undefined;
      if (this.#untold.size > 0) this.#tell(MANY);
    }, TELL_EVERY);
  }
}

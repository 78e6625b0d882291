/**
 * What the log delivers, on its way into the store: checked while what came before it is being written, and taken in in order.
 * Whoever has much to read waits for the checks or for the disk, not for one after the other.
 */
import { inTurn } from "../in-turn.ts";
import { receive, type SetAsideReason } from "../ledger/receipt.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import { Rehearsal } from "../store/rehearsal.ts";
import type { Checked } from "../store/reserve.ts";
import { takeIn, type TakenIn } from "../store/take-in.ts";
import type { Logged } from "../team/transport.ts";

/** When so many entries wait to be taken in, no more are asked for. As many as a transport delivers at once. */
const MOST_WAITING = 500;
/** From so many entries on it is worth encrypting ahead what they will most likely be stored as. */
const MANY = 16;

/** What the log has of some cases, from their first entries on. */
export type WholeCases = ReadonlyMap<string, readonly Logged[]>;

export type ArrivalsParts = {
  readonly database: Database;
  readonly ledger: () => Promise<Ledger>;
  /** Fetches the newest roster: whoever we do not know may be in it. */
  readonly refreshRoster?: (() => Promise<void>) | undefined;
  /** What the log has of those cases of some entries of which this browser may have a part only. */
  readonly wholeOf: (entries: readonly Logged[]) => Promise<WholeCases>;
  /** @param entries how many they were */
  readonly taken: (taken: TakenIn, entries: number) => void;
};

type Prepared = {
  readonly entries: readonly Logged[];
  readonly ledger: Ledger;
  /** What was encrypted ahead is of no more use. */
  readonly forget: () => void;
};

export class Arrivals {
  readonly #parts: ArrivalsParts;
  readonly #inTurn = inTurn();
  /** What a check said, and the number of the roster by which it did. */
  readonly #known = new WeakMap<Logged, { readonly roster: number; readonly checked: Promise<Checked> }>();
  readonly #rehearsal: Rehearsal;
  #waiting: Prepared[] = [];
  /** How many turns are under way or wait. */
  #turns = 0;
  #failed: { readonly why: unknown } | undefined;
  #isClosed = false;

  constructor(parts: ArrivalsParts) {
    this.#parts = parts;
    this.#rehearsal = new Rehearsal(parts.database);
  }

  /**
   * Fulfilled when there is room for more. What could not be taken in is a bug, or a disk that is full: from then on nothing is,
   * so that nothing is left out, and the next worker begins where the store is.
   */
  async receive(batch: readonly Logged[]): Promise<void> {
    const prepared = await this.#prepare(batch);
    if (this.#failed) throw this.#failed.why;
    if (this.#isClosed) return;
    this.#waiting.push(prepared);
    const begun = Promise.withResolvers<void>();
    const isLate = this.#turns > 0;
    void this.#turn(() => {
      const waiting = this.#waiting.splice(0);
      begun.resolve();
      return this.#takeBatch(waiting, isLate);
    }).catch((why: unknown) => {
      this.#failed = { why };
    });
    const count = this.#waiting.reduce((sum, { entries }) => sum + entries.length, 0);
    if (count >= MOST_WAITING) await begun.promise;
  }

  /** Checks what will be taken in soon. */
  async check(entries: readonly Logged[]): Promise<void> {
    await this.#check(entries, await this.#parts.ledger());
  }

  /** Takes in what is read of some cases, while nothing else is taken in. */
  takeWhole(read: () => Promise<WholeCases>): Promise<void> {
    return this.#turn(async () => {
      const whole = await read();
      const ledger = await this.#parts.ledger();
      if (!this.#isClosed) await this.#take(ledger, [], whole);
    });
  }

  /** Fulfilled when everything that was received so far is taken in. */
  settled(): Promise<void> {
    return this.#inTurn(() => Promise.resolve());
  }

  /** Takes in nothing more; fulfilled when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.settled();
  }

  async #turn(work: () => Promise<void>): Promise<void> {
    this.#turns += 1;
    try {
      await this.#inTurn(work);
    } finally {
      this.#turns -= 1;
    }
  }

  async #prepare(entries: readonly Logged[]): Promise<Prepared> {
    const { ledger, checked } = await this.#checkWithRoster(await this.#parts.ledger(), entries);
    return { entries, ledger, forget: await this.#rehearse(ledger, checked, false) };
  }

  /** @param isLate something else was under way when it came: the roster may have changed meanwhile */
  async #takeBatch(waiting: readonly Prepared[], isLate: boolean): Promise<void> {
    const [first] = waiting;
    if (!first || this.#failed || this.#isClosed) return;
    try {
      const entries = waiting.flatMap((prepared) => prepared.entries);
      const whole = await this.#parts.wholeOf(entries);
      const ledger = isLate || whole.size > 0 ? await this.#parts.ledger() : first.ledger;
      if (!this.#isClosed) await this.#take(ledger, entries, whole);
    } finally {
      for (const { forget } of waiting) forget();
    }
  }

  async #take(before: Ledger, entries: readonly Logged[], whole: WholeCases): Promise<void> {
    const { ledger } = await this.#checkWithRoster(before, [...whole.values()].flat());
    const checked = await this.#check(entries, ledger);
    const ofCases = new Map<string, readonly Checked[]>();
    for (const [caseId, each] of whole) ofCases.set(caseId, await this.#check(each, ledger));
    const earlier = [...ofCases.values()].flat();
    const forget = await this.#rehearse(ledger, earlier, true);
    try {
      const taken = await takeIn(this.#parts.database, ledger, checked, ofCases);
      this.#parts.taken(taken, checked.length + earlier.length);
    } finally {
      forget();
    }
  }

  /** The checks by the newest roster, if ours does not explain all. */
  async #checkWithRoster(
    before: Ledger,
    entries: readonly Logged[],
  ): Promise<{ readonly ledger: Ledger; readonly checked: readonly Checked[] }> {
    const { refreshRoster } = this.#parts;
    const checked = await this.#check(entries, before);
    if (!refreshRoster || !checked.some(isOfUnknown)) return { ledger: before, checked };
    await refreshRoster();
    const ledger = await this.#parts.ledger();
    return { ledger, checked: await this.#check(entries, ledger) };
  }

  /** What was checked by the same roster is not checked again. */
  #check(entries: readonly Logged[], ledger: Ledger): Promise<Checked[]> {
    const { number } = ledger.roster;
    return Promise.all(
      entries.map((delivered) => {
        const known = this.#known.get(delivered);
        if (known?.roster === number) return known.checked;
        const checked = receive(delivered, ledger).then((result) => ({ delivered, result }));
        this.#known.set(delivered, { roster: number, checked });
        return checked;
      }),
    );
  }

  async #rehearse({ me }: Ledger, checked: readonly Checked[], isWhole: boolean): Promise<() => void> {
    return checked.length < MANY ? () => undefined : this.#rehearsal.of(me, checked, isWhole);
  }
}

/** What a roster that we do not have yet would explain. */
const unknown: ReadonlySet<SetAsideReason> = new Set(["not_a_member", "wrong_role"]);

function isOfUnknown({ result }: Checked): boolean {
  return !result.ok && unknown.has(result.problem.code);
}

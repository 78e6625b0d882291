/**
 * Sends what waits: the events of a case one after the other, different cases side by side, so that nothing waits for an
 * answer that concerns something else. All that is kept is on disk: it can die at any moment.
 */
import { caseSchema, type Case } from "../case/case.ts";
import type { EventType } from "../case/event.ts";
import { inTurn } from "../in-turn.ts";
import type { Result } from "../result.ts";
import { readOutbox, readSeen } from "../store/case-log.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import { dropForGood, dropIfRefused, waitingCases, type Hopeless } from "../store/outbox.ts";
import type { OutboxRow } from "../store/rows.ts";
import type { Transport, TransportRefusal } from "../team/transport.ts";

/** What the log did not take, without having gone away, is tried again after this long, in ms. */
const AGAIN_AFTER = 2_000;

/** Of so many cases something is under way at once: a few hide the way to a far server, and more would crowd a small one. */
const SIDE_BY_SIDE = 8;

/** What two people may want at once: worth asking the server to compare and set. */
const contended: ReadonlySet<EventType> = new Set(["claimed", "stolen", "withdrawn", "reassigned"]);

export type OutboxParts = {
  readonly database: Database;
  readonly transport: Transport;
  /** The ledger as it is now; roster and all. */
  readonly ledger: () => Promise<Ledger>;
  /** Unix ms. */
  readonly now: () => number;
  /** What we sign counts for the others; until then it waits. Always so in one browser. */
  readonly maySend?: () => Promise<boolean>;
  /** Something never gets into the log: the person is told why. */
  readonly dropped: (row: OutboxRow, why: Hopeless) => void;
};

/** `later`: not now; `moved`: once more of the log was read; `never`: it was taken out. */
type Going = "gone" | "later" | "moved" | "never";

export class Outbox {
  readonly #parts: OutboxParts;
  /** Cases of which something waits, in the order in which it came. */
  readonly #queue = new Set<string>();
  /** Cases of which something is on its way, and the work on each. */
  readonly #busy = new Map<string, Promise<void>>();
  /** Taken by the log, not delivered by it yet: numbers of rows. */
  readonly #taken = new Set<number>();
  /**
   * Cases of which something was sent whose outcome is not known, and up to which sequence the log must have been read before
   * anything of them is sent again; undefined as long as the log was not asked.
   */
  readonly #doubts = new Map<string, number | undefined>();
  readonly #inTurn = inTurn();
  #next: Promise<void> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #isCaughtUp = false;
  #isClosed = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Everything that the log had was delivered: what it took before and did not deliver, it lost. */
  caughtUp(): void {
    this.#isCaughtUp = true;
    this.#taken.clear();
    void this.pump();
  }

  /** Sends what waits, as far as it can. Safe to call at any moment and any number of times. */
  async pump(): Promise<void> {
    // One that has not begun yet does for everybody who asks meanwhile.
    this.#next ??= this.#inTurn(() => {
      this.#next = undefined;
      return this.#begin();
    });
    await this.#next;
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  /** Begins nothing more; fulfilled when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#again);
    await this.#inTurn(() => Promise.resolve());
    await Promise.all(this.#busy.values());
  }

  async #begin(): Promise<void> {
    const { database, maySend } = this.#parts;
    if (!this.#isCaughtUp || (await maySend?.()) === false) return;
    await this.#settleDoubts();
    for (const caseId of await waitingCases(database, this.#taken)) {
      if (!this.#doubts.has(caseId)) this.#queue.add(caseId);
    }
    this.#fill();
  }

  /** Nothing that was sent before can be in the log without our knowing: then it may be sent again. */
  async #settleDoubts(): Promise<void> {
    const { database, transport } = this.#parts;
    const open = [...this.#doubts].flatMap(([caseId, until]) => (until === undefined ? [caseId] : []));
    if (open.length > 0) {
      const last = await transport.lastSequence();
      if (!last.ok) this.#sendLater();
      else for (const caseId of open) this.#doubts.set(caseId, last.value);
    }
    // What comes is taken in and sends again.
    const seen = await readSeen(database);
    for (const [caseId, until = Infinity] of this.#doubts) if (until <= seen) this.#doubts.delete(caseId);
  }

  #fill(): void {
    for (const caseId of this.#queue) {
      if (this.#isClosed || this.#busy.size >= SIDE_BY_SIDE) return;
      if (this.#busy.has(caseId)) continue;
      this.#queue.delete(caseId);
      const ended = (): void => {
        this.#busy.delete(caseId);
        this.#fill();
      };
      this.#busy.set(
        caseId,
        this.#sendCase(caseId).then(ended, (error: unknown) => {
          ended();
          throw error;
        }),
      );
    }
  }

  async #sendCase(caseId: string): Promise<void> {
    const { database } = this.#parts;
    const waiting = await readOutbox(database, caseId);
    const rows = waiting.filter((row) => !this.#taken.has(row.number));
    for (const row of rows) {
      if (this.#isClosed || this.#doubts.has(caseId) || (await this.#isHeldBack(caseId))) return;
      const going = await this.#append(row, row === rows[0]);
      if (going === "later") {
        // Nor is it the moment for anything else.
        this.#queue.clear();
        this.#sendLater();
      }
      // What came after something that came to nothing is looked at anew; what moved the case may be here already.
      if (going === "never") this.#queue.add(caseId);
      if (going === "moved") void this.pump();
      if (going !== "gone") return;
    }
  }

  async #isHeldBack(caseId: string): Promise<boolean> {
    const [state] = fitting(caseSchema, [await this.#parts.database.cases.get(caseId)]);
    return state !== undefined && isHeld(state);
  }

  async #append(row: OutboxRow, isFirst: boolean): Promise<Going> {
    const { database, transport } = this.#parts;
    const { id, caseId, entry, isPrivate } = row;
    const personal = isPrivate ? undefined : row.personal;
    const outgoing = { id, caseId, entry, personal };
    if (!isFirst || !contended.has(row.event.payload.type)) {
      return this.#goingOf(row, await transport.append(outgoing));
    }
    if (await this.#lost(row)) return "never";
    const expected = (await database.chains.get(caseId))?.sequence ?? 0;
    const appended = await transport.append(outgoing, expected);
    if (appended.ok || appended.problem.code !== "moved") return this.#goingOf(row, appended);
    const last = await transport.lastSequence();
    if (!last.ok) return this.#goingOf(row, last);
    if ((await readSeen(database)) < last.value) {
      // What moved it is delivered soon, and sends again.
      this.#doubts.set(caseId, last.value);
      return "moved";
    }
    // What we have all of did not count: the order decides.
    if (await this.#lost(row)) return "never";
    return this.#goingOf(row, await transport.append(outgoing));
  }

  async #goingOf(row: OutboxRow, done: Result<unknown, TransportRefusal>): Promise<Going> {
    if (done.ok) {
      this.#taken.add(row.number);
      return "gone";
    }
    const { code } = done.problem;
    if (code === "offline" || code === "moved") {
      this.#doubts.set(row.caseId, undefined);
      return "later";
    }
    const { database, ledger, now, dropped } = this.#parts;
    dropped(row, await dropForGood(database, await ledger(), row, code, now()));
    return "never";
  }

  /** Somebody was first: it is not sent at all. */
  async #lost(row: OutboxRow): Promise<boolean> {
    const { database, ledger, now, dropped } = this.#parts;
    const hopeless = await dropIfRefused(database, await ledger(), row, now());
    if (hopeless) dropped(row, hopeless);
    return hopeless !== undefined;
  }

  /** A connection that comes back sends by itself; one that is there and had no time would not. */
  #sendLater(): void {
    clearTimeout(this.#again);
    const { state } = this.#parts.transport.connection();
    if (this.#isClosed || (state !== "connected" && state !== "local")) return;
    this.#again = setTimeout(() => void this.pump(), AGAIN_AFTER);
  }
}

/** Handed off, and can still be undone: nothing of it leaves yet. */
export function isHeld({ status, delivery }: Case): boolean {
  return status === "handed_off" && delivery === "held";
}

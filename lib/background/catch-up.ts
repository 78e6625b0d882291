/**
 * Catching up with a team's log that is long: begins at a lead's checkpoint, reads the cases first that are open, and what is
 * older behind, newest first. A case is read whole or not at all, so that nobody sees one half-way. What is left to
 * do is on disk: it can die at any moment, and the next one goes on.
 */
import { caseIdSchema } from "../case/case.ts";
import { acceptCheckpoint } from "../ledger/checkpoint.ts";
import { beginAt, inPart, notHere, readBehind, readDownTo } from "../store/behind.ts";
import { readSeen } from "../store/case-log.ts";
import type { Database } from "../store/database.ts";
import type { Ledger } from "../store/ledger.ts";
import type { Logged, Transport } from "../team/transport.ts";
import type { Arrivals, WholeCases } from "./arrivals.ts";

/** Fewer entries than this are read in their order: that takes some seconds. */
const FAR = 2_000;
/** Who read the log within so long, in ms, is not asked whether much is missing: the worker wakes all day long. */
const RECENT = 24 * 60 * 60 * 1000;
/** Cases that are asked for at the same time, and that are taken in at once; entries that are read of what is older at once. */
const SIDE_BY_SIDE = 32;
const TOGETHER = 128;
const WINDOW = 1_000;
/** A log that does not answer is asked again after so long, in ms. */
const AGAIN_AFTER = 500;

type OfCase = readonly [caseId: string, entries: readonly Logged[]];

/** Some cases of what is older. */
type Older = {
  readonly cases: readonly OfCase[];
  /** What the log has of them before; mostly nothing, and one short question says so. */
  readonly earlier: WholeCases;
  /** They were read from here on. */
  readonly after: number;
  /** With them, everything from there on is here. */
  readonly isLast: boolean;
};

export type CatchUpParts = {
  readonly database: Database;
  readonly transport: Transport;
  readonly ledger: () => Promise<Ledger>;
  /** Fetches the newest roster. */
  readonly refreshRoster?: () => Promise<void>;
  /** Unix ms. */
  readonly now: () => number;
  /** Who leads reads everything in order: what they erase, and say is open, must be all. */
  readonly leads: () => Promise<boolean>;
  /** From how many entries on it is worth beginning at a checkpoint. */
  readonly far?: number;
  /** How many entries of what is older are read at once. */
  readonly window?: number;
  /** Where what was read of some cases is taken in. */
  readonly arrivals: Pick<Arrivals, "check" | "takeWhole">;
};

export class CatchUp {
  readonly #parts: CatchUpParts;
  readonly #closed = Promise.withResolvers<void>();
  #reading: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Before the log is followed: where that begins, and what is needed first. */
  async begin(): Promise<void> {
    const { database, now } = this.#parts;
    const newest = await database.events.orderBy("sequence").last();
    if (!newest || newest.receivedAt < now() - RECENT) await this.#jump();
    await this.#takeAll((await readBehind(database))?.first ?? []);
  }

  /** What the log has of those cases of a batch of which this browser may have a part only. */
  async wholeOf(batch: readonly Logged[]): Promise<WholeCases> {
    const caseIds = new Set(batch.map(({ caseId }) => caseId).filter(isCaseId));
    return this.#read(await inPart(this.#parts.database, [...caseIds]));
  }

  /** Reads what is older. Safe to call at any moment and any number of times. */
  readOlder(): Promise<void> {
    this.#reading ??= this.#readAllOlder().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Begins nothing more; fulfilled when what is under way has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#closed.resolve();
    await this.#reading;
  }

  async #jump(): Promise<void> {
    const { database, transport, ledger, refreshRoster, leads, far = FAR } = this.#parts;
    if (await leads()) return;
    await this.#connected();
    const [last, read] = [await transport.lastSequence(), await transport.readDocument("checkpoint")];
    // Without one everything is read in its order.
    if (!last.ok || !read.ok || !read.value || this.isClosed) return;
    // Who signed it may lead only since we were here last.
    await refreshRoster?.();
    const checkpoint = await acceptCheckpoint(read.value.document, (await ledger()).roster);
    if (!checkpoint.ok || checkpoint.value.sequence > last.value) return;
    if (checkpoint.value.sequence - (await readSeen(database)) < far) return;
    await beginAt(database, checkpoint.value);
  }

  async #connected(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.#parts.transport.watchConnection(({ state }) => {
      if (state === "connected" || state === "local") resolve();
    });
    await Promise.race([promise, this.#closed.promise]);
    stop();
  }

  async #readAllOlder(): Promise<void> {
    const steps = this.#older();
    let next = steps.next();
    for (;;) {
      const { value: step } = await next;
      if (!step || this.isClosed) break;
      // What comes next is read and checked while this is being written.
      next = steps.next();
      await this.#takeOlder(step);
      if (step.isLast && !this.isClosed) await readDownTo(this.#parts.database, step.after);
    }
    await steps.return(undefined);
  }

  /** What is older, the newest first, some cases at a time. */
  async *#older(): AsyncGenerator<Older, undefined> {
    const { database, arrivals, window = WINDOW } = this.#parts;
    const behind = await readBehind(database);
    if (!behind) return undefined;
    for (
      let { until } = behind;
      until > behind.after && !this.isClosed;
      until = Math.max(0, until - window)
    ) {
      const after = Math.max(behind.after, until - window);
      const cases = [...(await this.#casesBetween(after, until))];
      for (let first = 0; first === 0 || first < cases.length; first += TOGETHER) {
        const some = cases.slice(first, first + TOGETHER);
        const earlier = await this.#read(
          some.map(([caseId]) => caseId),
          after,
        );
        if (this.isClosed) return undefined;
        await arrivals.check([...some.flatMap(([, entries]) => entries), ...[...earlier.values()].flat()]);
        yield { cases: some, earlier, after, isLast: first + TOGETHER >= cases.length };
      }
    }
    return undefined;
  }

  /** The entries after `from` and up to `until` of the cases of which one there is not here, the newest case first. */
  async #casesBetween(from: number, until: number): Promise<WholeCases> {
    const { database, transport } = this.#parts;
    const here = new Set(
      await database.events.where("sequence").between(from, until, false, true).primaryKeys(),
    );
    // What is delivered twice counts once.
    const read = new Map<number, Logged>();
    const { promise, resolve } = Promise.withResolvers<void>();
    const note = (batch: readonly Logged[]): Promise<void> => {
      for (const each of batch) {
        if (each.sequence <= until && isCaseId(each.caseId)) read.set(each.sequence, each);
        if (each.sequence >= until) resolve();
      }
      return Promise.resolve();
    };
    const stop = transport.follow(from, note, resolve);
    await Promise.race([promise, this.#closed.promise]);
    stop();
    const ofCases = Map.groupBy(read.values(), ({ caseId }) => caseId);
    const missing = [...read.values()].filter(({ sequence }) => !here.has(sequence)).toReversed();
    const caseIds = new Set(missing.map(({ caseId }) => caseId));
    return new Map([...caseIds].map((caseId) => [caseId, ofCases.get(caseId) ?? []]));
  }

  /** Nothing comes after the entries that were read: what did brought the whole case along. */
  async #takeOlder({ cases, earlier }: Older): Promise<void> {
    const { database, arrivals } = this.#parts;
    const caseIds = cases.map(([caseId]) => caseId);
    await arrivals.takeWhole(async () => {
      // What happened to a case in the meantime brought it along too.
      const isNotHere = await notHere(database, caseIds);
      const whole = cases.flatMap(([caseId, entries]): OfCase[] => {
        const before = earlier.get(caseId);
        return before && isNotHere.has(caseId) ? [[caseId, [...before, ...entries]]] : [];
      });
      const known = caseIds.filter((caseId) => !isNotHere.has(caseId));
      return new Map([...whole, ...(await this.#read(await inPart(database, known)))]);
    });
  }

  async #takeAll(caseIds: readonly string[]): Promise<void> {
    for (let from = 0; from < caseIds.length && !this.isClosed; from += TOGETHER) {
      await this.#parts.arrivals.takeWhole(() => this.#read(caseIds.slice(from, from + TOGETHER)));
    }
  }

  /** @param upTo as of `Transport.readCase` */
  async #read(caseIds: readonly string[], upTo?: number): Promise<WholeCases> {
    const whole = new Map<string, readonly Logged[]>();
    const left = [...caseIds];
    const read = async (): Promise<void> => {
      for (let caseId = left.pop(); caseId !== undefined && !this.isClosed; caseId = left.pop()) {
        const entries = await this.#readOne(caseId, upTo);
        if (entries) whole.set(caseId, entries);
      }
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, caseIds.length) }, read));
    return whole;
  }

  /** As long as it takes; undefined when that is no longer wanted. */
  async #readOne(caseId: string, upTo?: number): Promise<readonly Logged[] | undefined> {
    while (!this.isClosed) {
      const read = await this.#parts.transport.readCase(caseId, upTo);
      if (read.ok) return read.value;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
    return undefined;
  }
}

/** Somebody with access to the log may write under any name; what is under no case's is set aside as it comes. */
function isCaseId(caseId: string): boolean {
  return caseIdSchema.safeParse(caseId).success;
}

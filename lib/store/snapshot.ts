/**
 * The store at one moment: everything is read in one transaction, with Dexie's lowest layers alone. What lies above them (zones that
 * follow every promise, live queries, collections) takes longer than the database for what is asked at every mention.
 */
import type { DBCoreKeyRange, DBCoreTable, DBCoreTransaction } from "dexie";

import type { Database } from "./database.ts";
import { readableTables, type Readable, type ReadableRows, type ReadableTable } from "./readable.ts";

/** From one key to another. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enumeration is a type only
const RANGE: DBCoreKeyRange["type"] = 2;

/**
 * Reads what belongs together.
 * @param read must ask for everything without waiting for anything else in between: the browser ends the transaction
 */
export async function inOneRead<Read>(
  database: Database,
  read: (snapshot: Readable) => Promise<Read>,
): Promise<Read> {
  let snapshot = takeSnapshot(database);
  if (!snapshot) {
    // Dexie opens the store, waits until it is open, or refuses.
    await database.settings.count();
    snapshot = takeSnapshot(database);
  }
  if (!snapshot) throw new Error("the store is closed");
  return read(snapshot);
}

/** @returns undefined while the store is not open */
function takeSnapshot({ layer }: Database): Readable | undefined {
  if (!layer) return undefined;
  try {
    const moment = { transaction: layer.transaction([...readableTables], "readonly"), answers: new Map() };
    const tables = readableTables.map((name) => [name, new SnapshotTable(layer.table(name), moment)]);
    return Object.fromEntries(tables);
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") return undefined;
    throw error;
  }
}

type Moment = {
  readonly transaction: DBCoreTransaction;
  /** What was asked before: the answer stays the same. */
  readonly answers: Map<string, Promise<unknown[]>>;
};

class SnapshotTable implements ReadableTable<unknown, unknown> {
  readonly core: DBCoreTable;
  readonly #moment: Moment;

  constructor(core: DBCoreTable, moment: Moment) {
    this.core = core;
    this.#moment = moment;
  }

  get(key: unknown): Promise<unknown> {
    return native(this.core.get({ trans: this.#moment.transaction, key }));
  }

  bulkGet(keys: unknown[]): Promise<unknown[]> {
    return keys.length === 0
      ? Promise.resolve([])
      : native(this.core.getMany({ trans: this.#moment.transaction, keys }));
  }

  where(index: string): ReturnType<ReadableTable<unknown, unknown>["where"]> {
    const between = (lower: unknown, upper: unknown): SnapshotRows =>
      new SnapshotRows(this.core, this.#moment, index, { type: RANGE, lower, upper });
    return { equals: (value) => between(value, value), between };
  }
}

class SnapshotRows implements ReadableRows<unknown, unknown> {
  readonly #core: DBCoreTable;
  readonly #moment: Moment;
  readonly #index: string;
  readonly #range: DBCoreKeyRange;
  #isReversed = false;
  #limit = Infinity;

  constructor(core: DBCoreTable, moment: Moment, index: string, range: DBCoreKeyRange) {
    this.#core = core;
    this.#moment = moment;
    this.#index = index;
    this.#range = range;
  }

  reverse(): this {
    this.#isReversed = !this.#isReversed;
    return this;
  }

  limit(count: number): this {
    this.#limit = count;
    return this;
  }

  toArray(): Promise<unknown[]> {
    return this.#query(true);
  }

  primaryKeys(): Promise<unknown[]> {
    return this.#query(false);
  }

  count(): Promise<number> {
    return native(this.#core.count({ trans: this.#moment.transaction, query: this.#asked() }));
  }

  #query(values: boolean): Promise<unknown[]> {
    const { lower, upper } = this.#range;
    const question = [this.#core.name, this.#index, lower, upper, this.#isReversed, this.#limit, values];
    const key = JSON.stringify(question);
    const answer = this.#moment.answers.get(key) ?? this.#ask(values);
    this.#moment.answers.set(key, answer);
    return answer;
  }

  async #ask(values: boolean): Promise<unknown[]> {
    const { result } = await native(
      this.#core.query({
        trans: this.#moment.transaction,
        query: this.#asked(),
        values,
        limit: this.#limit,
        ...(this.#isReversed && { direction: "prev" }),
      }),
    );
    return result;
  }

  #asked() {
    const { primaryKey, getIndexByKeyPath } = this.#core.schema;
    const index = this.#index === primaryKey.keyPath ? primaryKey : getIndexByKeyPath(this.#index);
    if (!index) throw new Error(`no index ${this.#index}`);
    return { index, range: this.#range };
  }
}

/** Dexie's promises know a zone for each transaction; outside of all, who waits needs none. */
function native<Value>(promise: PromiseLike<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
  });
}

/**
 * As much of the store as reading takes: the `Database` itself, within a live query or a transaction that writes, and a
 * `Snapshot` of it, for what is asked at every mention.
 */
import type { DBCoreTable, EntityTable } from "dexie";

import type { Database } from "./database.ts";

export type ReadableRows<Row, Key> = {
  reverse(): ReadableRows<Row, Key>;
  limit(count: number): ReadableRows<Row, Key>;
  toArray(): PromiseLike<Row[]>;
  /** In the order of the index, each as often as it stands there. */
  primaryKeys(): PromiseLike<Key[]>;
  count(): PromiseLike<number>;
};

export type ReadableTable<Row, Key> = {
  readonly core: DBCoreTable;
  get(key: Key): PromiseLike<Row | undefined>;
  bulkGet(keys: Key[]): PromiseLike<(Row | undefined)[]>;
  /** @param index as the store's schema names it */
  where(index: string): {
    equals(value: string): ReadableRows<Row, Key>;
    /** Both ends included. */
    between(lower: unknown, upper: unknown, withLower: true, withUpper: true): ReadableRows<Row, Key>;
  };
};

/** The tables that a `Snapshot` has. */
export const readableTables = [
  "cases",
  "contacts",
  "corrections",
  "customers",
  "facts",
  "importedBlocks",
  "ledger",
  "links",
  "mentions",
  "settings",
] as const satisfies readonly (keyof Database)[];

export type Readable = {
  readonly [Name in (typeof readableTables)[number]]: Database[Name] extends EntityTable<
    infer Row,
    infer KeyPath
  >
    ? ReadableTable<Row, Row[KeyPath]>
    : never;
};

/**
 * Encryption at rest as a layer of Dexie, the lowest: everything above it (queries, hooks, `liveQuery` and what it caches)
 * deals in plain rows and plain keys, and what reaches the database is sealed and blinded.
 */
import type {
  DBCore,
  DBCoreCursor,
  DBCoreIndex,
  DBCoreKeyRange,
  DBCoreMutateRequest,
  DBCoreQuery,
  DBCoreTable,
  Middleware,
} from "dexie";

import type { Cipher } from "../vault/cipher.ts";
import { sealedRows, type SealedRows } from "./sealed-row.ts";
import { packings } from "./packings.ts";
import { sealedTables } from "./sealed-tables.ts";

/** Below Dexie's own layers, of which the lowest has -1. */
const LEVEL = -2;

/** Of `DBCoreRangeType`, which is a type only: all keys, and none. */
const LIMITLESS: readonly number[] = [3, 4];

/**
 * @param cipher asked for whenever the database is opened
 * @param known takes, by table, what seals its rows
 * @param made takes this layer, whenever Dexie makes it
 */
export function sealing(
  cipher: () => Cipher,
  known: Map<string, SealedRows>,
  made: (layer: DBCore) => void,
): Middleware<DBCore> {
  return {
    stack: "dbcore",
    name: "sealing",
    level: LEVEL,
    create(down) {
      // Every transaction asks for its tables.
      const tables = new Map<string, DBCoreTable>();
      const layer: DBCore = {
        ...down,
        table(name) {
          const table = tables.get(name) ?? make(name);
          tables.set(name, table);
          return table;
        },
      };
      made(layer);
      return layer;

      function make(name: string): DBCoreTable {
        const table = down.table(name);
        const blinded = sealedTables[name];
        if (!blinded) return table;
        const rows = sealedRows(cipher(), table.schema, blinded, packings[name]);
        known.set(name, rows);
        return sealedTable(table, rows);
      }
    },
  };
}

function sealedTable(table: DBCoreTable, rows: SealedRows): DBCoreTable {
  const { primaryKey } = table.schema;
  const hasBlindKey = hasBlinded(rows, primaryKey);
  const keyOf = (row: unknown): unknown => (primaryKey.extractKey ? primaryKey.extractKey(row) : undefined);
  const storedKey = (key: unknown): unknown => storedKeyOf(rows, primaryKey, key);

  // Promises of Dexie's own only: over others it loses the transaction (`async` would make others).
  return {
    ...table,
    mutate: (request) =>
      table.mutate(storedRequest(request)).then((response) => {
        if (!hasBlindKey || request.type === "deleteRange") return response;
        // Whoever asked knows the keys as they are in their rows.
        const keys: unknown[] = request.type === "delete" ? request.keys : request.values.map(keyOf);
        const results = keys.map((key, place) => (place in response.failures ? undefined : key));
        return { ...response, results, lastResult: results.at(-1) };
      }),
    get: (request) => table.get({ ...request, key: storedKey(request.key) }).then((row) => rows.open(row)),
    getMany: (request) =>
      table
        .getMany({ ...request, keys: request.keys.map(storedKey) })
        .then((found) => found.map((row) => rows.open(row))),
    query(request) {
      // The stored keys say nothing of the plain ones: those are in the rows.
      const isOpened = request.values === true || hasBlindKey;
      const query = stored(request.query);
      return table.query({ ...request, query, values: isOpened }).then(({ result }) => {
        if (!isOpened) return { result };
        const opened = result.map(opening(request.query.index));
        return { result: request.values ? opened : opened.map(keyOf) };
      });
    },
    count: (request) => table.count({ ...request, query: stored(request.query) }),
    openCursor(request) {
      const { index } = request.query;
      const hasBlindIndex = hasBlinded(rows, index);
      const values = request.values === true || hasBlindKey || hasBlindIndex;
      return table.openCursor({ ...request, query: stored(request.query), values }).then((cursor) =>
        cursor && values
          ? openedCursor(cursor, rows, {
              keyOf: hasBlindIndex && !index.multiEntry ? index.extractKey : null,
              primaryKeyOf: hasBlindKey ? primaryKey.extractKey : null,
              storedKeyOf: (key) => storedKeyOf(rows, index, key),
            })
          : cursor,
      );
    },
  };

  /** In an index of many a row is found several times, and is opened once. */
  function opening({ multiEntry }: DBCoreIndex): (row: unknown) => unknown {
    if (!multiEntry) return (row) => rows.open(row);
    const known = new Map<unknown, unknown>();
    return (row) => {
      const key = keyOf(row);
      if (!known.has(key)) known.set(key, rows.open(row));
      return known.get(key);
    };
  }

  function stored(query: DBCoreQuery): DBCoreQuery {
    return { ...query, range: storedRange(rows, table.name, query) };
  }

  function storedRequest(request: DBCoreMutateRequest): DBCoreMutateRequest {
    switch (request.type) {
      case "add":
      case "put":
        return { ...request, values: request.values.map((row) => rows.seal(row)) };
      case "delete":
        return { ...request, keys: request.keys.map(storedKey) };
      case "deleteRange":
        return {
          ...request,
          range: storedRange(rows, table.name, { index: primaryKey, range: request.range }),
        };
    }
  }
}

type KeyOf = ((row: unknown) => unknown) | null;

/** What stands at the cursor is opened once, however often it is looked at. */
function openedCursor(
  cursor: DBCoreCursor,
  rows: SealedRows,
  {
    keyOf,
    primaryKeyOf,
    storedKeyOf: stored,
  }: { keyOf: KeyOf; primaryKeyOf: KeyOf; storedKeyOf: (key: unknown) => unknown },
): DBCoreCursor {
  let seen: unknown;
  let row: unknown;
  const opened = (): unknown => {
    const value: unknown = cursor.value;
    if (value !== seen) {
      seen = value;
      row = rows.open(value);
    }
    return row;
  };
  // Dexie sets methods of the cursor as it goes: they are inherited, not copied.
  const result: DBCoreCursor = Object.create(cursor, {
    value: { get: opened },
    key: { get: (): unknown => (keyOf ? keyOf(opened()) : cursor.key) },
    primaryKey: { get: (): unknown => (primaryKeyOf ? primaryKeyOf(opened()) : cursor.primaryKey) },
    continue: {
      value: (key?: unknown): void => cursor.continue(key === undefined ? undefined : stored(key)),
    },
  });
  return result;
}

function hasBlinded(rows: SealedRows, { keyPath }: DBCoreIndex): boolean {
  return pathsOf(keyPath).some((path) => rows.isBlinded(path));
}

function storedKeyOf(rows: SealedRows, { keyPath }: DBCoreIndex, key: unknown): unknown {
  if (typeof keyPath === "string") return rows.indexed(keyPath, key);
  return Array.isArray(key)
    ? key.map((part: unknown, place) => rows.indexed(keyPath?.[place] ?? "", part))
    : key;
}

/**
 * The range as the index has it. Blinded texts have no order: they can be asked for one by one, and what follows them in a
 * compound index by range.
 */
function storedRange(rows: SealedRows, table: string, { index, range }: DBCoreQuery): DBCoreKeyRange {
  if (LIMITLESS.includes(range.type) || !hasBlinded(rows, index)) return range;
  if (!isOneText(rows, index, range)) {
    throw new RangeError(
      `${table}: ${String(index.keyPath)} is blinded and has no ranges; ask with equals or whereAnyOf`,
    );
  }
  return {
    ...range,
    lower: storedKeyOf(rows, index, range.lower),
    upper: storedKeyOf(rows, index, range.upper),
  };
}

/** Whether every blinded text has one value in the range. */
function isOneText(rows: SealedRows, index: DBCoreIndex, { lower, upper }: DBCoreKeyRange): boolean {
  if (typeof index.keyPath === "string" && !Array.isArray(lower)) return isSame(lower, upper);
  const [from, to]: unknown[][] = [lower, upper];
  if (!Array.isArray(from) || !Array.isArray(to)) return false;
  // An entry of an index of many may be a list: of what is in it, texts are blinded.
  const isBlinded = (place: number): boolean =>
    typeof index.keyPath === "string"
      ? typeof from[place] === "string" || typeof to[place] === "string"
      : rows.isBlinded(index.keyPath?.[place] ?? "");
  const places = Array.from({ length: Math.max(from.length, to.length) }, (_none, place) => place);
  const last = places.findLast(isBlinded) ?? -1;
  return places.slice(0, last + 1).every((place) => isSame(from[place], to[place]));
}

function isSame(one: unknown, other: unknown): boolean {
  return one !== undefined && one === other;
}

function pathsOf(keyPath: DBCoreIndex["keyPath"]): readonly string[] {
  return typeof keyPath === "string" ? [keyPath] : (keyPath ?? []);
}

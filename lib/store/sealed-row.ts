/** A row as it is stored in a sealed table, and back. */
import { Dexie } from "dexie";

import { UnsealError, type Cipher } from "../vault/cipher.ts";

/** As much of a table's schema as sealing needs; Dexie's own fits. */
export type TableShape = {
  readonly name: string;
  readonly primaryKey: Index & { readonly autoIncrement?: boolean };
  readonly indexes: readonly Index[];
};
type Index = { readonly keyPath: KeyPath; readonly unique?: boolean };
type KeyPath = string | readonly string[] | null;

export type SealedRows = {
  /** @param row anything; what is no object is given back, for the database to refuse */
  seal(row: unknown): unknown;
  /** Seals a row that is stored soon, outside of a transaction, where it can take its time; `seal` gives what came of it. It must not change. */
  sealAhead(row: object): Promise<void>;
  /**
   * Seals rows that will most likely be stored soon, as they stand or as others that say the same: `seal` takes what came of it for
   * those that turn out to say just that.
   * @returns forgets those that were not stored
   */
  sealLikely(rows: readonly object[]): Promise<() => void>;
  /** Rows that are not sealed are given back as they are; those that cannot be opened with their `sealed` as text, so that they fit no schema. */
  open(stored: unknown): unknown;
  /** A value of the field at `path` as its index has it. */
  indexed(path: string, value: unknown): unknown;
  isBlinded(path: string): boolean;
};

/** Rows that were sealed before they are stored. Of the module: Dexie makes its layers, and what seals in them, several times. */
const sealedAhead = new WeakMap<object, { readonly cipher: Cipher; readonly stored: object }>();

/** How the rows of a table are stored, where that is not simply as they are. */
export type Packing = {
  /** The row with what its indexes need, where that is made of the rest. */
  readonly complete: (row: object) => object;
  /** What of a whole row is sealed. */
  readonly pack: (row: object) => unknown;
  readonly unpack: (packed: unknown) => unknown;
  /** A value of a blinded field, all of a row's or one that is asked for, as the index has it. */
  readonly indexed: (path: string, value: unknown, cipher: Cipher) => unknown;
};

const plainly: Packing = {
  complete: (row) => row,
  pack: (row) => row,
  unpack: (packed) => packed,
  indexed(path, value, cipher) {
    if (typeof value === "string") return cipher.blind(value);
    return Array.isArray(value) ? value.map((each: unknown) => plainly.indexed(path, each, cipher)) : value;
  },
};

/** @param blinded the paths of `shape` whose values are hashed */
export function sealedRows(
  cipher: Cipher,
  shape: TableShape,
  blinded: readonly string[],
  { complete, pack, unpack, indexed: blindly }: Packing = plainly,
): SealedRows {
  const { primaryKey } = shape;
  const paths = [...new Set([primaryKey, ...shape.indexes].flatMap(({ keyPath }) => keyPath ?? []))];
  const isBlinded = (path: string): boolean => blinded.includes(path);
  // A number that the database gives is not known yet when the row is sealed: such rows are bound to a unique field of theirs.
  const binding = primaryKey.autoIncrement ? shape.indexes.find(({ unique }) => unique) : primaryKey;
  const boundTo = [binding?.keyPath ?? []].flat();
  const likely = new Map<string, { readonly row: object; readonly stored: object }>();
  const given = primaryKey.autoIncrement && typeof primaryKey.keyPath === "string" ? primaryKey.keyPath : "";

  function indexed(path: string, value: unknown): unknown {
    return isBlinded(path) ? blindly(path, value, cipher) : value;
  }

  function contextOf(stored: object): string {
    const bound: unknown[] = boundTo.map((path) => Dexie.getByKeyPath(stored, path));
    return [shape.name, ...bound].join("\n");
  }

  function indexedOf(row: object): Record<string, unknown> {
    const stored: Record<string, unknown> = {};
    for (const path of paths) {
      const value: unknown = Dexie.getByKeyPath(row, path);
      if (value !== undefined) Dexie.setByKeyPath(stored, path, indexed(path, value));
    }
    return stored;
  }

  /** What was sealed of a row that says the same. Each is used once: two rows of the same bytes would be known as such. */
  function sealedLikely(row: object): object | undefined {
    if (likely.size === 0) return undefined;
    const key = contextOf(row);
    const found = likely.get(key);
    if (!found || !saysTheSame(found.row, row)) return undefined;
    likely.delete(key);
    return found.stored;
  }

  async function sealNow(row: object): Promise<object> {
    const whole = complete(row);
    const stored = indexedOf(whole);
    stored["sealed"] = await cipher.sealAhead(pack(whole), contextOf(stored));
    return stored;
  }

  return {
    isBlinded,
    indexed,
    seal(row) {
      if (!isObject(row)) return row;
      const sealed = sealedAhead.get(row);
      if (sealed?.cipher === cipher) return sealed.stored;
      const guessed = sealedLikely(row);
      if (guessed) return guessed;
      const whole = complete(row);
      const stored = indexedOf(whole);
      stored["sealed"] = cipher.seal(pack(whole), contextOf(stored));
      return stored;
    },
    async sealAhead(row) {
      sealedAhead.set(row, { cipher, stored: await sealNow(row) });
    },
    async sealLikely(rows) {
      const guesses = await Promise.all(
        rows.map(async (row) => [contextOf(row), { row, stored: await sealNow(row) }] as const),
      );
      for (const [key, guess] of guesses) likely.set(key, guess);
      return () => {
        for (const [key, guess] of guesses) if (likely.get(key) === guess) likely.delete(key);
      };
    },
    open(stored) {
      if (!isObject(stored) || !("sealed" in stored) || !(stored.sealed instanceof Uint8Array)) return stored;
      try {
        const row = unpack(cipher.open(stored.sealed, contextOf(stored)));
        if (given !== "" && isObject(row)) Dexie.setByKeyPath(row, given, Dexie.getByKeyPath(stored, given));
        return row;
      } catch (error) {
        if (!(error instanceof UnsealError)) throw error;
        return { ...stored, sealed: Array.from(stored.sealed).join() };
      }
    },
  };
}

/** Of what is JSON: texts that are shared are not read letter by letter, as they are where both are made into texts. */
function saysTheSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([key, value]) => Object.hasOwn(other, key) && saysTheSame(value, Reflect.get(other, key)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

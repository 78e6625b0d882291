/** Encrypts what a store from before version 6 holds, row by row, inside the transaction of the upgrade. */
import { Dexie, type Transaction } from "dexie";

import type { Cipher } from "../vault/cipher.ts";
import { sealedRows, type SealedRows, type TableShape } from "./sealed-row.ts";
import { sealedTables } from "./sealed-tables.ts";

/** Rows that are in memory at once. */
const CHUNK = 500;

export function upgradeSealing(cipher: Cipher, { idbtrans }: Transaction): PromiseLike<unknown> {
  const stores = [...idbtrans.objectStoreNames].flatMap((name) => {
    const blinded = sealedTables[name];
    return blinded ? [{ store: idbtrans.objectStore(name), blinded }] : [];
  });
  return Dexie.Promise.all(
    stores.map(({ store, blinded }) => sealStore(store, sealedRows(cipher, shapeOf(store), blinded))),
  );
}

/**
 * Past Dexie, which knows plain keys only: a row moves from its plain key to the blinded one. Rows are sealed whatever
 * they hold; what fits no schema is set aside when it is read next.
 */
function sealStore(store: IDBObjectStore, rows: SealedRows): PromiseLike<void> {
  return new Dexie.Promise((resolve) => {
    const listing = store.getAllKeys();
    // A request that fails ends the whole upgrade, and the store stays as it was.
    listing.addEventListener("success", () => sealFrom(0, listing.result));

    function sealFrom(first: number, keys: readonly IDBValidKey[]): void {
      const chunk = keys.slice(first, first + CHUNK);
      if (chunk.length === 0) {
        resolve();
        return;
      }
      const reading = chunk.map((key) => store.get(key));
      reading.at(-1)?.addEventListener("success", () => {
        for (const [index, key] of chunk.entries()) seal(key, reading[index]?.result);
        // Requests are answered in order: after this one the chunk is written.
        store.count().addEventListener("success", () => sealFrom(first + CHUNK, keys));
      });
    }

    function seal(key: IDBValidKey, row: unknown): void {
      // Written by an earlier step of this very upgrade.
      if (rows.open(row) !== row) return;
      store.delete(key);
      store.put(rows.seal(row));
    }
  });
}

function shapeOf(store: IDBObjectStore): TableShape {
  const { name, keyPath, autoIncrement } = store;
  const indexes = [...store.indexNames].map((index) => store.index(index));
  return { name, primaryKey: { keyPath, autoIncrement }, indexes };
}

/**
 * The store as it lies in the browser, read and changed behind Baton's back: what tests compare, and what they damage. What
 * is encrypted there is opened here, with the key that the browser's profile has.
 */
import type { Page, Worker } from "@playwright/test";

import type { Case } from "../../lib/case/case.ts";
import type { Customer } from "../../lib/customer.ts";
import type { Contact } from "../../lib/history.ts";
import type {
  CommandRow,
  CorrectionRow,
  LedgerRow,
  LogRow,
  MentionRow,
  OutboxRow,
  QuarantineRow,
  SettingsRow,
} from "../../lib/store/rows.ts";
import type { TableName as StoreTable } from "../../lib/store/holdings.ts";
import { sealedRows, type SealedRows, type TableShape } from "../../lib/store/sealed-row.ts";
import { packings } from "../../lib/store/packings.ts";
import { sealedTables } from "../../lib/store/sealed-tables.ts";
import { createCipher } from "../../lib/vault/cipher.ts";

export type Rows = {
  readonly events: LogRow;
  readonly outbox: OutboxRow;
  readonly cases: Case;
  readonly mentions: MentionRow;
  readonly customers: Customer;
  readonly contacts: Contact;
  readonly corrections: CorrectionRow;
  readonly commands: CommandRow;
  readonly ledger: LedgerRow;
  readonly settings: SettingsRow;
  readonly quarantine: QuarantineRow;
};
type TableName = keyof Rows;

/** A page of the extension, or its worker: both are in the extension's origin. */
type Inside = Pick<Page | Worker, "evaluate">;

/** Every row of `table`, in the order of its key; none while the store was not made yet. */
export async function readTable<Name extends TableName>(inside: Inside, table: Name): Promise<Rows[Name][]> {
  return (await readTables(inside, [table]))[table];
}

/** The same of several tables, as they are at one moment. */
export async function readTables<Name extends TableName>(
  inside: Inside,
  tables: readonly Name[],
): Promise<{ readonly [Each in Name]: Rows[Each][] }> {
  const opened = await readOpened(inside, tables);
  const rows = tables.map((name) => [name, opened[name] ?? []]);
  return Object.fromEntries(rows) as { readonly [Each in Name]: Rows[Each][] };
}

/** Every row of every table that the store has. */
export async function readEverything(inside: Inside): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return readOpened(inside, undefined);
}

async function readOpened(
  inside: Inside,
  tables: readonly string[] | undefined,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const known = await openKeys(inside);
  if (!known) return {};
  const stored = await readStored(inside, tables);
  return Object.fromEntries(
    Object.entries(stored).map(([name, { rows, shape }]) => {
      const sealed = sealedOf(known.dataKey, shape);
      return [name, rows.map((row) => (sealed ? sealed.open(row) : row))];
    }),
  );
}

/** Puts rows into `table`, whatever they are, as a crash or a curious hand would. */
export async function plantRows(inside: Inside, table: StoreTable, rows: readonly unknown[]): Promise<void> {
  const known = await openKeys(inside);
  const shape = (await readStored(inside, [table], false))[table]?.shape;
  if (!known || !shape) throw new Error("there is no store yet");
  const sealed = sealedOf(known.dataKey, shape);
  await (inside as Page).evaluate(
    async ({ name, values }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("baton");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(String(request.error))));
      });
      try {
        await new Promise<void>((resolve, reject) => {
          const transaction = database.transaction(name, "readwrite");
          for (const value of values) transaction.objectStore(name).put(value);
          transaction.addEventListener("complete", () => resolve());
          transaction.addEventListener("abort", () => reject(new Error(String(transaction.error))));
        });
      } finally {
        database.close();
      }
    },
    { name: table, values: rows.map((row) => (sealed ? sealed.seal(row) : row)) },
  );
}

function sealedOf(dataKey: Uint8Array, shape: TableShape): SealedRows | undefined {
  const blinded = sealedTables[shape.name];
  return blinded && sealedRows(createCipher(dataKey), shape, blinded, packings[shape.name]);
}

/** The key of the store, as whoever can use the profile gets it; undefined while there is no store. */
export async function openKeys(inside: Inside): Promise<{ readonly dataKey: Uint8Array } | undefined> {
  const bytes = await (inside as Page).evaluate(async () => {
    const databases = await indexedDB.databases();
    if (!["baton", "baton-keys"].every((name) => databases.some((each) => each.name === name))) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("baton-keys");
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error(String(request.error))));
    });
    try {
      if (!database.objectStoreNames.contains("keys")) return [];
      type Kept = {
        readonly key: CryptoKey;
        readonly iv: Uint8Array<ArrayBuffer>;
        readonly wrapped: ArrayBuffer;
      };
      const kept = await new Promise<Kept | undefined>((resolve, reject) => {
        const request = database.transaction("keys").objectStore("keys").get("data");
        request.addEventListener("success", () => resolve(request.result as Kept | undefined));
        request.addEventListener("error", () => reject(new Error(String(request.error))));
      });
      if (!kept) return [];
      const { key, iv, wrapped } = kept;
      return [...new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, wrapped))];
    } finally {
      database.close();
    }
  });
  return bytes.length === 0 ? undefined : { dataKey: Uint8Array.from(bytes) };
}

type StoredTable = { readonly shape: TableShape; readonly rows: readonly unknown[] };

/** The tables with their rows, or only how they are made; all of them when `tables` is undefined. */
async function readStored(
  inside: Inside,
  tables: readonly string[] | undefined,
  withRows: boolean = true,
): Promise<Readonly<Record<string, StoredTable>>> {
  return (inside as Page).evaluate(
    async ({ asked, wanted }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("baton");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(String(request.error))));
      });
      try {
        // Opened by name and nothing more: before Baton has made its tables there is nothing to read.
        if (asked?.some((name) => !database.objectStoreNames.contains(name))) return {};
        const names = asked ?? [...database.objectStoreNames];
        const transaction = database.transaction(names);
        const reading = names.map((name) => {
          const store = transaction.objectStore(name);
          const { keyPath, autoIncrement } = store;
          const indexes = [...store.indexNames].map((index) => {
            const { keyPath: path, unique } = store.index(index);
            return { keyPath: path, unique };
          });
          const shape = { name, primaryKey: { keyPath, autoIncrement }, indexes };
          return new Promise<[string, { shape: typeof shape; rows: unknown[] }]>((resolve, reject) => {
            const request = wanted ? store.getAll() : store.count();
            request.addEventListener("success", () =>
              resolve([name, { shape, rows: Array.isArray(request.result) ? request.result : [] }]),
            );
            request.addEventListener("error", () => reject(new Error(String(request.error))));
          });
        });
        return Object.fromEntries(await Promise.all(reading));
      } finally {
        database.close();
      }
    },
    { asked: tables && [...tables], wanted: withRows },
  );
}

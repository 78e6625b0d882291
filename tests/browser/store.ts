/** The store as it lies in the browser, read and changed behind Baton's back: what tests compare, and what they damage. */
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
  const rows: unknown = await (inside as Page).evaluate(
    async (names) => {
      const known = await indexedDB.databases();
      if (!known.some((each) => each.name === "baton")) {
        return Object.fromEntries(names.map((name) => [name, []]));
      }
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("baton");
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(String(request.error))));
      });
      try {
        const transaction = database.transaction(names);
        const reading = names.map(
          (name) =>
            new Promise<[string, unknown[]]>((resolve, reject) => {
              const request = transaction.objectStore(name).getAll();
              request.addEventListener("success", () => resolve([name, request.result]));
              request.addEventListener("error", () => reject(new Error(String(request.error))));
            }),
        );
        return Object.fromEntries(await Promise.all(reading));
      } finally {
        database.close();
      }
    },
    [...tables],
  );
  return rows as { readonly [Each in Name]: Rows[Each][] };
}

/** Puts rows into `table`, whatever they are, as a crash or a curious hand would. */
export async function plantRows(inside: Inside, table: TableName, rows: readonly unknown[]): Promise<void> {
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
    { name: table, values: [...rows] },
  );
}

/** Reading rows that may not fit: a browser that crashed, an older build, somebody's hand in the developer tools. */
import { z } from "zod";

import type { Database } from "./database.ts";

/** The table and the rows that fit; the others are moved to the quarantine, so that the rest goes on. */
type CheckedTable = "cases" | "mentions" | "customers" | "contacts" | "corrections" | "commands" | "events";

/** Rows of `rows` that fit `schema`, in order, silently without the others: for readers that may not write. */
export function fitting<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): Row[] {
  return rows.flatMap((row) => {
    const checked = schema.safeParse(row);
    return checked.success ? [checked.data] : [];
  });
}

/**
 * Like `fitting`, and moves every row that does not fit into the quarantine.
 * Call inside a read-write transaction that covers `table` and `quarantine`.
 * @param keyOf the primary key of a row, as the table has it
 */
export async function setAsideUnfit<Row>(
  database: Database,
  table: CheckedTable,
  schema: z.ZodType<Row>,
  rows: readonly { readonly key: string | number; readonly row: unknown }[],
): Promise<Row[]> {
  const good: Row[] = [];
  for (const { key, row } of rows) {
    const checked = schema.safeParse(row);
    if (checked.success) {
      good.push(checked.data);
      continue;
    }
    await database.quarantine.add({ table, at: Date.now(), reason: z.prettifyError(checked.error), row });
    await database.table(table).delete(key);
  }
  return good;
}

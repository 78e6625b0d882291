/** Asking for several values at once where an index has no order, as blinded ones have none (`sealed-tables.ts`). */
import type { Dexie, Table, WhereClause } from "dexie";

import type { ReadableTable } from "./readable.ts";
import { sealedTables } from "./sealed-tables.ts";

/** Makes Dexie's `anyOf`, which walks an index in its order, ask a blinded one for each value by itself; good for some thousand. */
export function allowAnyOf(database: Dexie): void {
  const prototype = database.Table.prototype;
  const where: (this: Table, index: string) => WhereClause = prototype.where;
  Object.assign(prototype, {
    where(this: Table, index: string) {
      const clause = where.call(this, index);
      if (!(sealedTables[this.name]?.includes(index) ?? false)) return clause;
      const { anyOf } = clause;
      return Object.assign(clause, {
        anyOf(...values: readonly (string | readonly string[])[]) {
          const [first, ...others] = new Set(values.flat());
          if (first === undefined) return anyOf.call(clause, []);
          return others.reduce<ReturnType<typeof anyOf>>(
            (found, value) => found.or(index).equals(value),
            clause.equals(first),
          );
        },
      });
    },
  });
}

/**
 * The rows whose `index` is one of `values`, each once, read in one go and not row by row as `anyOf` does: for what is
 * asked at every mention.
 */
export async function whereAnyOf<Row, Key>(
  table: ReadableTable<Row, Key>,
  index: string,
  values: Iterable<string>,
): Promise<Row[]> {
  const found = await Promise.all(
    [...new Set(values)].map((value) => table.where(index).equals(value).toArray()),
  );
  const keyOf = table.core.schema.primaryKey.extractKey;
  // A row with several of the values is found several times.
  const rows = new Map(found.flat().map((row): [unknown, Row] => [keyOf ? keyOf(row) : row, row]));
  return [...rows.values()];
}

import { counted, words, type CountedKey } from "../../lib/words/words.ts";

const keys: Readonly<Record<string, CountedKey>> = {
  mentions: "rows_mentions",
  customers: "rows_customers",
  contacts: "rows_contacts",
  importedBlocks: "rows_importedBlocks",
  cases: "rows_cases",
  events: "rows_events",
  outbox: "rows_outbox",
  corrections: "rows_corrections",
  links: "rows_links",
  facts: "rows_facts",
  quarantine: "rows_quarantine",
  imports: "rows_imports",
  receipts: "rows_receipts",
  withheld: "rows_withheld",
};

/** How many rows of a table there are, in words: "12 posts"; tables that people have no word for by name. */
export function tableWords(table: string, count: number): string {
  const key = keys[table];
  return key ? counted(key, count) : words("rowsOfTable", count, table);
}

/** The same of several tables; what people have no word for is one sum at the end. */
export function tableList(rows: Readonly<Record<string, number>>): readonly string[] {
  const entries = Object.entries(rows);
  const known = entries.flatMap(([table, count]) => (table in keys ? [tableWords(table, count)] : []));
  const others = entries.reduce((sum, [table, count]) => (table in keys ? sum : sum + count), 0);
  return others > 0 ? [...known, counted("rowsOthers", others)] : known;
}

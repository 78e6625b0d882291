import { counted, words, type CountedKey } from "../../lib/words/words.ts";

const keys: Readonly<Record<string, CountedKey>> = {
  mentions: "rows_mentions",
  customers: "rows_customers",
  contacts: "rows_contacts",
  cases: "rows_cases",
  events: "rows_events",
  outbox: "rows_outbox",
  corrections: "rows_corrections",
  links: "rows_links",
  facts: "rows_facts",
  quarantine: "rows_quarantine",
  imports: "rows_imports",
  receipts: "rows_receipts",
};

/** How many rows of a table there are, in words: "12 contacts"; tables that people need no word for by name. */
export function tableWords(table: string, count: number): string {
  const key = keys[table];
  return key ? counted(key, count) : words("rowsOfTable", count, table);
}

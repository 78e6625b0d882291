/** Steps of an import, as its page takes them. */
import type { Contact } from "../../../lib/history.ts";
import type { ImportedRow } from "../../../lib/import/row.ts";
import type { ImportRun } from "../../../lib/import/run.ts";
import type { Output } from "../../../lib/messages/catalogue.ts";
import { fromPanel, START, type TestBackground } from "./fixture.ts";
import { valueOf } from "./steps.ts";

export const chosen = {
  file: { name: "tickets.csv", size: 1_000, digest: "a".repeat(64) },
  format: { kind: "delimited", encoding: "utf-8", delimiter: "," },
  mapping: {
    columns: ["email", "date", "text"],
    kind: "ticket",
    source: "Zendesk",
    country: "DE",
    zone: "utc",
  },
  signature: "b".repeat(64),
} as const;

export async function begin(background: TestBackground): Promise<ImportRun> {
  return valueOf(
    await background.handlers.beginImport(
      { ...chosen, mapping: { ...chosen.mapping, columns: [...chosen.mapping.columns] } },
      fromPanel,
    ),
  );
}

export function ticket(line: number, changes: Partial<ImportedRow> = {}): ImportedRow {
  return {
    line,
    accounts: [{ channel: "email", name: `person${line}@example.com` }],
    kind: "ticket",
    at: START - line * 1_000,
    channel: "email",
    id: String(line),
    text: `Where is parcel ${line}?`,
    ...changes,
  };
}

/** All lines that came from files, by their ids. */
export async function importedLines({ database }: TestBackground): Promise<Contact[]> {
  const blocks = await database.importedBlocks.toArray();
  return blocks.flatMap(({ lines }) => lines).toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

export async function send(
  background: TestBackground,
  { id, records }: ImportRun,
  rows: readonly unknown[],
): Promise<Output<"importRows">> {
  return valueOf(
    await background.handlers.importRows(
      { importId: id, from: records, to: records + rows.length, read: 100, rows: [...rows] },
      fromPanel,
    ),
  );
}

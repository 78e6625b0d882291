/** Whether a row of a table is one, for rows that come from a file. What does not fit is set aside, as by every reader. */
import { z } from "zod";

import { caseSchema } from "../case/case.ts";
import { customerSchema } from "../customer.ts";
import { customerFactsSchema } from "../facts.ts";
import { contactSchema } from "../history.ts";
import { chainSchema } from "../ledger/receipt.ts";
import { linkSchema } from "../link.ts";
import { receiptSchema } from "../receipt.ts";
import { erasureSchema } from "./erasures.ts";
import type { TableName } from "./holdings.ts";
import { importedBlockSchema } from "./imported-lines.ts";
import { correctionRowSchema, logRowSchema, mentionRowSchema, outboxRowSchema } from "./rows.ts";

const countSchema = z.number().int().nonnegative();

const commandSchema = z.object({
  id: z.string(),
  at: countSchema,
  caseId: z.string(),
  refused: z.object({ code: z.string(), at: countSchema }).optional(),
});

const forgottenSchema = z.strictObject({
  mark: z.string().regex(/^(?:[0-9a-f]{64})?$/u),
  at: countSchema,
  secret: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
});

const named = (...names: readonly string[]): z.ZodType =>
  z.object({ name: z.string().refine((name) => names.includes(name)) });

/** Tables that are not here are checked by whoever reads them, value by value. */
const schemas: Readonly<Partial<Record<TableName, z.ZodType>>> = {
  events: logRowSchema,
  outbox: outboxRowSchema,
  chains: chainSchema,
  cases: caseSchema,
  commands: commandSchema,
  erasures: erasureSchema,
  mentions: mentionRowSchema,
  customers: customerSchema,
  contacts: contactSchema,
  importedBlocks: importedBlockSchema,
  links: linkSchema,
  facts: customerFactsSchema,
  corrections: correctionRowSchema,
  receipts: receiptSchema,
  forgotten: forgottenSchema,
  // What says to which team a browser belongs comes from joining one, never from a file.
  ledger: named("clock", "seen", "team"),
  documents: named("roster"),
  settings: named("settings", "pointer"),
};

export function rowCheckOf(table: TableName): (row: unknown) => boolean {
  const schema = schemas[table];
  return schema ? (row) => schema.safeParse(row).success : () => true;
}

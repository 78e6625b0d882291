/** An import: which file, how it is read, how far it came, what became of its rows. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { delimiters, encodings } from "./format.ts";
import { mappingSchema } from "./mapping.ts";

/** Rows of one message at most; see docs/import.md for how it was chosen. */
export const MAX_ROWS = 2_000;

const countSchema = z.number().int().nonnegative();

export const formatSchema = z.union([
  z.strictObject({
    kind: z.literal("delimited"),
    encoding: z.enum(encodings),
    delimiter: z.enum(delimiters),
  }),
  z.strictObject({
    kind: z.literal("json"),
    encoding: z.enum(encodings),
    layout: z.enum(["lines", "document"]),
  }),
]);

export const chosenFileSchema = z.strictObject({
  name: z.string().max(200),
  /** In bytes. */
  size: countSchema,
  /** SHA-256 of its beginning, in hex: the same file is known again by both. */
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
});

export const importCountsSchema = z.strictObject({
  added: countSchema,
  /** Known by their id, and something in them is new. */
  updated: countSchema,
  known: countSchema,
  /** Rows that the background did not take. */
  refused: countSchema,
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importRunSchema = z.strictObject({
  id: z.uuid(),
  file: chosenFileSchema,
  format: formatSchema,
  mapping: mappingSchema,
  startedAt: instantSchema,
  /** `running` until its page said that it is over: after a crash it goes on from `records`. */
  state: z.enum(["running", "done", "stopped", "taking_back"]),
  /** Records of the file that are behind it, with those that did not come in. */
  records: countSchema,
  /** Bytes of the file behind them. */
  read: countSchema,
  /** Batches stored. */
  batches: countSchema,
  counts: importCountsSchema,
});
export type ImportRun = z.infer<typeof importRunSchema>;

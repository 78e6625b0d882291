/** The receipt of an erasure: counts and times, nothing of whom. It is kept, to show that a request was met. */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";

const countSchema = z.number().int().nonnegative();

export const receiptSchema = z.strictObject({
  number: countSchema,
  /** When it was erased here, Unix ms. */
  at: instantSchema,
  /** How many accounts the person had here. */
  accounts: countSchema,
  /** Rows that were removed, or emptied of what was personal, by table. */
  rows: z.record(z.string().max(50), countSchema),
  /** Cases whose personal parts are to go from the team's log; how that stands is in `erasures`. */
  cases: z.array(z.string().max(50)).max(10_000),
});
export type Receipt = z.infer<typeof receiptSchema>;

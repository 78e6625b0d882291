/** One correction and the list that is passed on: schemas, because both come from outside (a store, a file). */
import { z } from "zod";

/** A correction holds no text: only hashes of its words, so that a list can be passed on. */
export const correctionSchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** What the person says it is. */
  service: z.boolean(),
  /** Hashes of the words and word pairs, ascending. */
  words: z.array(z.number().int().nonnegative().max(0xffffffff)).min(1).max(120),
  by: z.string().min(1).max(100),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** A list as it is exported and imported. */
export const correctionPackSchema = z.strictObject({
  format: z.literal("baton-corrections-1"),
  corrections: z.array(correctionSchema).max(500),
});
export type CorrectionPack = z.infer<typeof correctionPackSchema>;

/**
 * A correction, "is service" or "not service", as it teaches and as it is passed on: schemas, because both come from
 * outside (a store, a file). It holds no text, only hashes of words.
 */
import { z } from "zod";

/** As many corrections as count, and as a pack may hold. */
export const MAX_CORRECTIONS = 500;
/** The longest file that is read as a pack, in UTF-16 units; a full one is a third of that. */
export const MAX_PACK_LENGTH = 2_000_000;

/** Hashes of the telling words and word pairs of a mention, ascending. */
export const correctionWordsSchema = z.array(z.number().int().nonnegative().max(0xffffffff)).max(120);

export const correctionSchema = z.strictObject({
  /** What its words and its answer hash to, so that it cannot be traced back to a post. */
  id: z.string().min(1).max(100),
  /** What the person says it is. */
  service: z.boolean(),
  words: correctionWordsSchema.min(1),
  by: z.string().min(1).max(100),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
});
export type Correction = z.infer<typeof correctionSchema>;

/** What an exported file says of itself; files of another kind or version are refused. */
export const PACK_FORMAT = "baton-corrections-1";

/** A list as it is exported and imported. */
export const correctionPackSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  corrections: z.array(correctionSchema).max(MAX_CORRECTIONS),
});
export type CorrectionPack = z.infer<typeof correctionPackSchema>;

/** What became of the corrections of a pack. */
export const importReportSchema = z.strictObject({
  imported: z.number().int().nonnegative(),
  /** The same words with the same answer were there already. */
  known: z.number().int().nonnegative(),
  /** Entries that are no corrections. */
  unreadable: z.number().int().nonnegative(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** Rows that are more than a noun: what is kept around it. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { correctionWordsSchema } from "../correction.ts";
import { mentionSchema } from "../mention.ts";
import { verdictSchema } from "../verdict.ts";

export const mentionRowSchema = z.strictObject({
  /** `Mention.key`. */
  key: z.string(),
  mention: mentionSchema,
  verdict: verdictSchema,
  /** Unix ms. */
  firstSeenAt: instantSchema,
});
export type MentionRow = z.infer<typeof mentionRowSchema>;

/** As much of a corrected mention as it takes to recognise it, in UTF-16 units. */
export const EXCERPT_LENGTH = 280;

/**
 * A person's word on one mention, which outranks the detector, or a correction out of a pack, which only teaches:
 * it belongs to no mention of this browser, and has no text and no names.
 */
export const correctionRowSchema = z.strictObject({
  /** `Mention.key`; of an imported one, a key that no mention has. */
  key: z.string(),
  source: z.enum(["here", "import"]),
  service: z.boolean(),
  at: instantSchema,
  by: z.string().max(100),
  /** From which like mentions learn. */
  words: correctionWordsSchema,
  /** What was corrected here, for the list that people review: handle and first words. */
  author: z.string().max(100).optional(),
  excerpt: z.string().max(EXCERPT_LENGTH).optional(),
});
export type CorrectionRow = z.infer<typeof correctionRowSchema>;

/** A command that was carried out; only whether it is there is ever asked. */
export type CommandRow = { readonly id: string; readonly at: number; readonly caseId: string };

/** `value` is checked on every read with the schema its name asks for. */
export type SettingsRow = { readonly name: "settings" | "pointer"; readonly value: unknown };

export type QuarantineRow = {
  number?: number;
  readonly table: string;
  readonly at: number;
  readonly reason: string;
  readonly row: unknown;
};

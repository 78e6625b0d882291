/** Rows that are more than a noun: what is kept around it. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
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

/** A person's word on one mention; it outranks the detector. */
export const correctionRowSchema = z.strictObject({
  /** `Mention.key`. */
  key: z.string(),
  service: z.boolean(),
  at: instantSchema,
  by: z.string().max(100),
  /** Hashes of the telling words, from which like mentions learn; ascending. */
  words: z.array(z.number().int().nonnegative()).max(120),
  /** What was corrected, for the list that people review: handle and first words. */
  author: z.string().max(100),
  excerpt: z.string().max(EXCERPT_LENGTH),
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

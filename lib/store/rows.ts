/** Rows that are more than a noun: what is kept around it. */
import { z } from "zod";

import { caseIdSchema, instantSchema } from "../case/case.ts";
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

/** A person's word on one mention; it outranks the detector. */
export const correctionRowSchema = z.strictObject({
  /** `Mention.key`. */
  key: z.string(),
  service: z.boolean(),
  at: instantSchema,
  by: z.string().max(100),
});
export type CorrectionRow = z.infer<typeof correctionRowSchema>;

export type CommandRow = { readonly id: string; readonly at: number; readonly caseId: string };
export const commandRowSchema = z.strictObject({ id: z.uuid(), at: instantSchema, caseId: caseIdSchema });

/** `value` is checked on every read with the schema its name asks for. */
export type SettingsRow = { readonly name: "settings" | "pointer"; readonly value: unknown };

export type QuarantineRow = {
  number?: number;
  readonly table: string;
  readonly at: number;
  readonly reason: string;
  readonly row: unknown;
};

/** Rows that are more than a noun: what is kept around it. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { eventSchema, personalSchema } from "../case/event.ts";
import { correctionWordsSchema } from "../correction.ts";
import { setAsideReasonSchema } from "../ledger/receipt.ts";
import { signedSchema } from "../ledger/signed.ts";
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
  /** As `Mention.otherIds`. */
  otherIds: mentionSchema.shape.otherIds,
});
export type CorrectionRow = z.infer<typeof correctionRowSchema>;

/** An entry of the log as this browser has it. */
export const logRowSchema = z.strictObject({
  sequence: z.number().int(),
  /** The event's; of an entry that was set aside, a name of its own. */
  id: z.string(),
  caseId: z.string(),
  receivedAt: instantSchema,
  /** `Signed`; of what was set aside, whatever came. */
  entry: z.unknown().optional(),
  /** Of the entry's body. */
  hash: z.string().optional(),
  personal: z.unknown().optional(),
  /** What we said there, where something of it was hidden from the others. */
  whole: personalSchema.optional(),
  /** Of this browser's log from before events were signed. */
  unsigned: eventSchema.optional(),
  /** Why it does not count. */
  aside: setAsideReasonSchema.optional(),
});
export type LogRow = z.infer<typeof logRowSchema>;

/** An event on its way into the log. */
export const outboxRowSchema = z.strictObject({
  number: z.number().int(),
  id: z.uuid(),
  caseId: z.string(),
  event: eventSchema,
  entry: signedSchema,
  hash: z.string(),
  personal: z.string().optional(),
  /** Something is hidden in `personal`; `event` has it whole. */
  isRedacted: z.boolean().optional(),
  /** It was undone before it left: its personal part stays here. */
  isPrivate: z.boolean().optional(),
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** A command that was carried out, so that a repeated one does nothing. */
export type CommandRow = {
  readonly id: string;
  readonly at: number;
  readonly caseId: string;
  /** What the log's order made of it afterwards: why it was without effect, to be told once. */
  refused?: { readonly code: string; readonly at: number };
};

/** `value` is checked on every read with the schema its name asks for. */
export type SettingsRow = {
  readonly name: "settings" | "pointer";
  readonly value: unknown;
};

/**
 * What this browser remembers of its log: its clock, the last sequence it has, the team with its seats, how it belongs to
 * it, how it stands with its server, up to where a lead looked at what was set aside, the configuration
 * that was taken along for its server, what of the log is still to be read, and when old things were let go. Checked on every read.
 */
export type LedgerRow = {
  readonly name:
    | "clock"
    | "seen"
    | "team"
    | "seats"
    | "membership"
    | "connection"
    | "asidesSeen"
    | "served"
    | "retention"
    | "behind";
  readonly value: unknown;
};

export type QuarantineRow = {
  number?: number;
  readonly table: string;
  readonly at: number;
  readonly reason: string;
  readonly row: unknown;
};

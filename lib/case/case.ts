/**
 * A case: a mention (or several of one person in one conversation) that was handed to customer service.
 * This is the state that a fold of its events gives (`evolve.ts`); nothing else changes it.
 */
import { z } from "zod";

import { memberSchema } from "../member.ts";

/** `undone`: taken back before anything left; `declined`: returned to the sender with a reason. */
export const statusSchema = z.enum(["handed_off", "claimed", "waiting", "resolved", "declined", "undone"]);
export type Status = z.infer<typeof statusSchema>;

export const outcomeSchema = z.enum(["fixed", "answered", "compensated", "no_fix"]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** Where the trouble came from, for the board. */
export const causeSchema = z.enum([
  "delivery",
  "billing",
  "account",
  "outage",
  "product",
  "staff",
  "information",
  "website",
  "other",
]);
export type Cause = z.infer<typeof causeSchema>;

export const declineReasonSchema = z.enum([
  "not_service",
  "duplicate",
  "wrong_team",
  "spam",
  "unreachable",
  "gone",
]);
export type DeclineReason = z.infer<typeof declineReasonSchema>;

/** The longest note, in UTF-16 units. */
export const MAX_NOTE_LENGTH = 4_000;
export const noteTextSchema = z.string().trim().min(1).max(MAX_NOTE_LENGTH);

/** Unix time in milliseconds. */
export const instantSchema = z.number().int().nonnegative();
export const caseIdSchema = z.string().regex(/^case-[0-9a-f]{32}$/);
export const mentionKeySchema = z
  .string()
  .max(250)
  .regex(/^[a-z]+:[\w:.+=/-]+$/);

export const caseSchema = z.strictObject({
  id: caseIdSchema,
  site: z.string(),
  /** `SITE:HANDLE` or `SITE:#ID` of the person; see `lib/customer.ts`. */
  customerKey: z.string(),
  /** The mentions of the case, first one first. */
  mentionKeys: z.array(mentionKeySchema).min(1),
  status: statusSchema,
  /** `held`: can be undone until `releaseAt`, nobody else has seen it. */
  delivery: z.enum(["held", "sent"]),
  releaseAt: instantSchema,
  handedOff: z.strictObject({ by: memberSchema, at: instantSchema }),
  owner: z.strictObject({ member: memberSchema, since: instantSchema }).optional(),
  waiting: z.strictObject({ until: instantSchema, reason: z.string() }).optional(),
  resolution: z
    .strictObject({
      outcome: outcomeSchema,
      cause: causeSchema,
      note: z.string(),
      by: memberSchema,
      at: instantSchema,
    })
    .optional(),
  decline: z
    .strictObject({ reason: declineReasonSchema, note: z.string(), by: memberSchema, at: instantSchema })
    .optional(),
  notes: z.array(z.strictObject({ text: z.string(), by: memberSchema, at: instantSchema })),
  /** How often it was taken up again after it was closed. */
  reopenCount: z.number().int().nonnegative(),
  /** The sender has seen the resolution or the decline. */
  outcomeSeen: z.boolean(),
  updatedAt: instantSchema,
  /** How many events made this state. */
  revision: z.number().int().positive(),
});
export type Case = z.infer<typeof caseSchema>;

/** Cases that somebody in customer service still has to deal with. */
export function isOpen(state: Pick<Case, "status">): boolean {
  return state.status === "handed_off" || state.status === "claimed" || state.status === "waiting";
}

export function isClosed(state: Pick<Case, "status">): boolean {
  return state.status === "resolved" || state.status === "declined";
}

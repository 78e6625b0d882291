/**
 * A case: a mention (or several of one person in one conversation) that was handed to customer service.
 * This is the state that a fold of its events gives (`evolve.ts`); nothing else changes it.
 */
import { z } from "zod";

import { memberSchema } from "../member.ts";

/**
 * `undone`: taken back before anything left; `withdrawn`: taken back before anybody claimed it; `declined`: returned to the
 * sender with a reason; `merged`: goes on in another case.
 */
export const statusSchema = z.enum([
  "handed_off",
  "claimed",
  "waiting",
  "resolved",
  "declined",
  "undone",
  "withdrawn",
  "merged",
]);
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

export const ownerSchema = z.strictObject({
  member: memberSchema,
  since: instantSchema,
  /** When the lease was taken or renewed last, and when it ends. Claims from before there were leases have none. */
  leasedAt: instantSchema.optional(),
  leaseUntil: instantSchema.optional(),
  /** Who gave it to them, if they did not take it themselves. */
  givenBy: memberSchema.optional(),
});
export type Owner = z.infer<typeof ownerSchema>;

const bySomebody = { by: memberSchema, at: instantSchema };

const resolutionSchema = z.strictObject({
  outcome: outcomeSchema,
  cause: causeSchema,
  note: z.string(),
  ...bySomebody,
});
const declineSchema = z.strictObject({ reason: declineReasonSchema, note: z.string(), ...bySomebody });

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
  /** When it was handed off first. */
  beganAt: instantSchema,
  handedOff: z.strictObject(bySomebody),
  owner: ownerSchema.optional(),
  /** How often it changed hands: a fence against who slept through that. */
  fence: z.number().int().nonnegative(),
  /** Who had it last and how that ended: they are told, and suggested when it comes back, never assigned. */
  lastOwner: z
    .strictObject({
      member: memberSchema,
      ended: z.enum(["released", "lapsed", "stolen", "reassigned", "closed"]),
      reason: z.string(),
      ...bySomebody,
    })
    .optional(),
  /** The sender asked its owner to give it back. */
  askedBack: z.strictObject({ text: z.string(), ...bySomebody }).optional(),
  waiting: z.strictObject({ until: instantSchema, reason: z.string() }).optional(),
  resolution: resolutionSchema.optional(),
  decline: declineSchema.optional(),
  /** The case in which it goes on. */
  merged: z.strictObject({ into: caseIdSchema, ...bySomebody }).optional(),
  /** Somebody asked for it to be forgotten: what was personal is gone, here and in what comes later. */
  erased: z.strictObject(bySomebody).optional(),
  notes: z.array(z.strictObject({ text: z.string(), ...bySomebody })),
  /** How often it was taken up again after it was closed. */
  reopenCount: z.number().int().nonnegative(),
  /** The sender has seen the resolution or the decline. */
  outcomeSeen: z.boolean(),
  /** What it was before it was handed off again, as long as that can be undone. */
  former: z
    .strictObject({
      status: statusSchema,
      handedOff: z.strictObject(bySomebody),
      resolution: resolutionSchema.optional(),
      decline: declineSchema.optional(),
      reopenCount: z.number().int().nonnegative(),
      outcomeSeen: z.boolean(),
    })
    .optional(),
  updatedAt: instantSchema,
  /** How many events took effect on it. */
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

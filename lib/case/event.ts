/**
 * What happened to a case. The log of these is the truth; a case is a fold of them. Never edit a released event type.
 * Words of and about people are in the personal part, which travels apart and can be erased (docs/decisions/0009).
 */
import { z } from "zod";

import { customerKeySchema } from "../customer.ts";
import { factsChangeSchema } from "../facts.ts";
import { accountPairSchema, linkGroundSchema, linkStateSchema } from "../link.ts";
import { memberSchema } from "../member.ts";
import { mentionSchema } from "../mention.ts";
import { verdictSchema } from "../verdict.ts";
import {
  caseIdSchema,
  causeSchema,
  declineReasonSchema,
  instantSchema,
  MAX_NOTE_LENGTH,
  mentionKeySchema,
  outcomeSchema,
} from "./case.ts";
import { commandIdSchema, directionSchema, loggedKindSchema } from "./command.ts";

const siteSchema = z.string().max(20);

/** What may stand in the log for good: no names of customers, no words of theirs, no ids of their posts. */
export const payloadSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("handed_off"), site: siteSchema, releaseAt: instantSchema }),
  z.strictObject({ type: z.literal("undone") }),
  z.strictObject({ type: z.literal("sent") }),
  /** A further mention by the same person in the same conversation. */
  z.strictObject({ type: z.literal("joined"), site: siteSchema }),
  /** Handed off again after it was closed or taken back. */
  z.strictObject({ type: z.literal("reopened"), site: siteSchema, releaseAt: instantSchema }),
  /** The customer wrote again while we waited for them, or after we thought it done. */
  z.strictObject({ type: z.literal("customer_posted"), postedAt: instantSchema }),
  z.strictObject({ type: z.literal("withdrawn") }),
  /** Personal: the text to its owner. */
  z.strictObject({ type: z.literal("asked_back") }),
  z.strictObject({ type: z.literal("claimed"), leaseUntil: instantSchema.optional() }),
  /** Taken over from its owner. Personal: the reason. */
  z.strictObject({ type: z.literal("stolen"), leaseUntil: instantSchema }),
  /** Its owner goes on with it. */
  z.strictObject({ type: z.literal("kept"), leaseUntil: instantSchema }),
  /** The lease ended. */
  z.strictObject({ type: z.literal("lapsed") }),
  z.strictObject({ type: z.literal("reassigned"), to: memberSchema, leaseUntil: instantSchema }),
  z.strictObject({ type: z.literal("released") }),
  /** Personal: the note. */
  z.strictObject({ type: z.literal("noted") }),
  /** Personal: the reason. */
  z.strictObject({ type: z.literal("waited"), until: instantSchema }),
  z.strictObject({ type: z.literal("resumed") }),
  /** Personal: a note, perhaps. */
  z.strictObject({ type: z.literal("resolved"), outcome: outcomeSchema, cause: causeSchema }),
  /** Personal: a note, perhaps. */
  z.strictObject({ type: z.literal("declined"), reason: declineReasonSchema }),
  z.strictObject({ type: z.literal("outcome_seen") }),
  z.strictObject({
    type: z.literal("merged"),
    into: caseIdSchema,
    /** When the other case began: the older one of two survives. */
    intoBegan: instantSchema,
    ground: z.enum(["same_person", "lead"]),
  }),
  z.strictObject({ type: z.literal("unmerged") }),
  z.strictObject({ type: z.literal("erased") }),
  /** What somebody entered by hand. Personal: the account it was with, subject and words. Since version 2 of the entries. */
  z.strictObject({
    type: z.literal("logged"),
    kind: loggedKindSchema,
    direction: directionSchema,
    happenedAt: instantSchema,
  }),
  /** Personal: the account, and what changed. Since version 2. */
  z.strictObject({ type: z.literal("facts_set") }),
  /** What somebody said of two accounts. Personal: which. Since version 2. */
  z.strictObject({ type: z.literal("linked"), state: linkStateSchema, ground: linkGroundSchema }),
]);
export type EventPayload = z.infer<typeof payloadSchema>;
export type EventType = EventPayload["type"];

/** A mention as whoever handed it off saw it, so that a colleague need not open the post. */
export const carriedMentionSchema = z.strictObject({
  mention: mentionSchema,
  verdict: verdictSchema,
  firstSeenAt: instantSchema,
});
export type CarriedMention = z.infer<typeof carriedMentionSchema>;

export const personalSchema = z.strictObject({
  /** A note, a reason, a question. */
  text: z.string().max(MAX_NOTE_LENGTH).optional(),
  /** Of handoffs. */
  mentionKey: mentionKeySchema.optional(),
  customerKey: z.string().min(1).max(250).optional(),
  mention: carriedMentionSchema.optional(),
  /** The account that something was logged or set at. */
  account: customerKeySchema.min(1).optional(),
  title: z.string().max(300).optional(),
  facts: factsChangeSchema.optional(),
  accounts: accountPairSchema.optional(),
  /** Its words were left out here: they are for customer service (`reserved.ts`). */
  reserved: z.literal(true).optional(),
});
export type Personal = z.infer<typeof personalSchema>;

/** What a decision makes happen. */
export type Happening = { readonly payload: EventPayload; readonly personal?: Personal };

export const eventSchema = z.strictObject({
  id: z.uuid(),
  commandId: commandIdSchema,
  caseId: caseIdSchema,
  at: instantSchema,
  actor: memberSchema,
  payload: payloadSchema,
  personal: personalSchema.optional(),
});
export type CaseEvent = z.infer<typeof eventSchema>;

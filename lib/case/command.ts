/** What a person may ask of a case. Commands name no actor and no time: the background fills them in. */
import { z } from "zod";

import { customerKeySchema } from "../customer.ts";
import { factsChangeSchema } from "../facts.ts";
import { accountPairSchema, linkGroundSchema, linkStateSchema } from "../link.ts";
import { memberSchema } from "../member.ts";
import {
  caseIdSchema,
  causeSchema,
  declineReasonSchema,
  instantSchema,
  MAX_NOTE_LENGTH,
  mentionKeySchema,
  noteTextSchema,
  outcomeSchema,
} from "./case.ts";

/** What is entered by hand; a note at a customer who has a case is a note of that case. */
export const loggedKindSchema = z.enum(["call", "mail", "chat"]);
export type LoggedKind = z.infer<typeof loggedKindSchema>;
/** `in`: the customer came to us; `out`: we went to them. */
export const directionSchema = z.enum(["in", "out"]);

/** Commands are idempotent by this id: the same id twice is one action. */
export const commandIdSchema = z.uuid();

const optionalNote = z.string().trim().max(MAX_NOTE_LENGTH);

const mentionFields = {
  mentionKey: mentionKeySchema,
  customerKey: z.string().min(1).max(250),
  site: z.string().max(20),
};

export const commandSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("hand_off"),
    ...mentionFields,
    /** Until when it can be undone. */
    releaseAt: instantSchema,
  }),
  z.strictObject({ type: z.literal("undo") }),
  /** The undo window is over, or the person asked to send now. */
  z.strictObject({ type: z.literal("send") }),
  /** The customer wrote again; asked for by what a page shows, not by a click. */
  z.strictObject({ type: z.literal("customer_post"), ...mentionFields, postedAt: instantSchema }),
  z.strictObject({ type: z.literal("withdraw") }),
  z.strictObject({ type: z.literal("ask_back"), text: noteTextSchema }),
  z.strictObject({ type: z.literal("claim") }),
  z.strictObject({ type: z.literal("steal"), reason: noteTextSchema }),
  /** Renews the lease. */
  z.strictObject({ type: z.literal("keep") }),
  /** The lease is over: back to the queue. Asked for by the clock, not by a click. */
  z.strictObject({ type: z.literal("lapse") }),
  z.strictObject({ type: z.literal("reassign"), to: memberSchema }),
  z.strictObject({ type: z.literal("release") }),
  z.strictObject({ type: z.literal("note"), text: noteTextSchema }),
  z.strictObject({ type: z.literal("wait"), until: instantSchema, reason: noteTextSchema }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({
    type: z.literal("resolve"),
    outcome: outcomeSchema,
    cause: causeSchema,
    note: optionalNote,
  }),
  z.strictObject({ type: z.literal("decline"), reason: declineReasonSchema, note: optionalNote }),
  z.strictObject({ type: z.literal("see_outcome") }),
  z.strictObject({
    type: z.literal("merge"),
    into: caseIdSchema,
    intoBegan: instantSchema,
    /** Both cases are the same person's. */
    samePerson: z.boolean(),
  }),
  z.strictObject({ type: z.literal("unmerge") }),
  z.strictObject({ type: z.literal("erase") }),
  /** A call, a mail or a chat with the customer, entered by hand. */
  z.strictObject({
    type: z.literal("log"),
    kind: loggedKindSchema,
    direction: directionSchema,
    happenedAt: instantSchema,
    account: customerKeySchema,
    title: z.string().trim().max(300),
    text: optionalNote,
  }),
  z.strictObject({ type: z.literal("set_facts"), account: customerKeySchema, facts: factsChangeSchema }),
  z.strictObject({
    type: z.literal("link"),
    accounts: accountPairSchema,
    state: linkStateSchema,
    ground: linkGroundSchema,
  }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];

/** What happened to a case. The log of these is the truth; a case is a fold of them. Never edit a released event type. */
import { z } from "zod";

import { memberSchema } from "../member.ts";
import {
  caseIdSchema,
  causeSchema,
  declineReasonSchema,
  instantSchema,
  mentionKeySchema,
  noteTextSchema,
  outcomeSchema,
} from "./case.ts";
import { commandIdSchema } from "./command.ts";

const payloadSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("handed_off"),
    mentionKey: mentionKeySchema,
    customerKey: z.string(),
    site: z.string(),
    releaseAt: instantSchema,
  }),
  z.strictObject({ type: z.literal("undone") }),
  z.strictObject({ type: z.literal("sent") }),
  /** A further mention by the same person in the same conversation. */
  z.strictObject({ type: z.literal("joined"), mentionKey: mentionKeySchema }),
  /** Handed off again after it was closed or undone. */
  z.strictObject({ type: z.literal("reopened"), mentionKey: mentionKeySchema, releaseAt: instantSchema }),
  z.strictObject({ type: z.literal("claimed") }),
  z.strictObject({ type: z.literal("released") }),
  z.strictObject({ type: z.literal("noted"), text: noteTextSchema }),
  z.strictObject({ type: z.literal("waited"), until: instantSchema, reason: noteTextSchema }),
  z.strictObject({ type: z.literal("resumed") }),
  z.strictObject({
    type: z.literal("resolved"),
    outcome: outcomeSchema,
    cause: causeSchema,
    note: z.string(),
  }),
  z.strictObject({ type: z.literal("declined"), reason: declineReasonSchema, note: z.string() }),
  z.strictObject({ type: z.literal("outcome_seen") }),
]);
export type EventPayload = z.infer<typeof payloadSchema>;

export const eventSchema = z.strictObject({
  id: z.uuid(),
  commandId: commandIdSchema,
  caseId: caseIdSchema,
  at: instantSchema,
  actor: memberSchema,
  payload: payloadSchema,
});
export type CaseEvent = z.infer<typeof eventSchema>;

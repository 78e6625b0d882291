/** What a person may ask of a case. Commands name no actor and no time: the background fills them in. */
import { z } from "zod";

import {
  causeSchema,
  declineReasonSchema,
  instantSchema,
  MAX_NOTE_LENGTH,
  mentionKeySchema,
  noteTextSchema,
  outcomeSchema,
} from "./case.ts";

/** Commands are idempotent by this id: the same id twice is one action. */
export const commandIdSchema = z.uuid();

const optionalNote = z.string().trim().max(MAX_NOTE_LENGTH);

export const commandSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("hand_off"),
    mentionKey: mentionKeySchema,
    customerKey: z.string().min(1).max(250),
    site: z.string().max(20),
    /** Until when it can be undone. */
    releaseAt: instantSchema,
  }),
  z.strictObject({ type: z.literal("undo") }),
  /** The undo window is over, or the person asked to send now. */
  z.strictObject({ type: z.literal("send") }),
  z.strictObject({ type: z.literal("claim") }),
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
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];

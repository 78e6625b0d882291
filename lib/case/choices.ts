/** What people choose from when they close a case, in the order in which it is offered. */
import { causeSchema, declineReasonSchema, outcomeSchema } from "./case.ts";

export { MAX_NOTE_LENGTH } from "./case.ts";
export type { Cause, DeclineReason, Outcome } from "./case.ts";

export const outcomeOptions = outcomeSchema.options;
export const causeOptions = causeSchema.options;
export const declineOptions = declineReasonSchema.options;

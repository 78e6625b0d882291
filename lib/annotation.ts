/**
 * What the chip at a mention shows. It is all of the customer and the case that ever enters a page:
 * a label, a count, a state and the names of colleagues. No history, no notes, no contact data (P4).
 */
import { z } from "zod";

import {
  caseIdSchema,
  declineReasonSchema,
  instantSchema,
  outcomeSchema,
  statusSchema,
} from "./case/case.ts";
import { hiddenKindSchema } from "./redaction/kinds.ts";
import { confidenceSchema, intentSchema, urgencySchema } from "./verdict.ts";

export const caseGlanceSchema = z.strictObject({
  id: caseIdSchema,
  status: statusSchema,
  delivery: z.enum(["held", "sent"]),
  /** Unix ms; the undo window ends here. */
  releaseAt: instantSchema,
  handedOffBy: z.string(),
  handedOffByMe: z.boolean(),
  handedOffAt: instantSchema,
  /** Who has it now, and since when. */
  ownerName: z.string().optional(),
  ownedSince: instantSchema.optional(),
  /** Who resolved or declined it, when, and with what result. */
  closedBy: z.string().optional(),
  closedAt: instantSchema.optional(),
  outcome: outcomeSchema.optional(),
  declineReason: declineReasonSchema.optional(),
  /** How many mentions the case holds. */
  mentionCount: z.number().int().positive(),
  /** Kinds of what was taken out of the words before they leave, each as often as it was; while that can be undone. */
  withheld: z.array(hiddenKindSchema).optional(),
  /** The person who handed it off has not seen the outcome yet, and that person is me. */
  outcomeIsNew: z.boolean(),
});
export type CaseGlance = z.infer<typeof caseGlanceSchema>;

export const annotationSchema = z.strictObject({
  /** `Mention.key`. */
  key: z.string(),
  /** The person's or the detector's answer: draw the full chip. */
  flagged: z.boolean(),
  /** What the detector answered, or `unsure`. */
  answer: z.enum(["service", "not_service", "unsure"]),
  confidence: confidenceSchema,
  intent: intentSchema,
  urgency: urgencySchema,
  /** Contacts of this person known before this mention; absent when none is, and older cases of the team are still being read. */
  contactCount: z.number().int().nonnegative().optional(),
  /** A person said so: it outranks the detector. */
  correction: z.enum(["service", "not_service"]).optional(),
  /** As `Mention.private`. */
  private: z.literal(true).optional(),
  case: caseGlanceSchema.optional(),
  /** The author's open case in this conversation, which does not hold this mention yet: handing off joins it. */
  openCase: caseGlanceSchema.optional(),
});
export type Annotation = z.infer<typeof annotationSchema>;

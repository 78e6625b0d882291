/** What the history card shows: why the mention was flagged, and what this person has been through. */
import { z } from "zod";

import { annotationSchema } from "./annotation.ts";
import { caseIdSchema, instantSchema } from "./case/case.ts";
import { mentionSchema } from "./mention.ts";
import { verdictSchema } from "./verdict.ts";

/** One line of a customer's timeline. */
export const contactSchema = z.strictObject({
  id: z.string().max(300),
  customerKey: z.string().max(250),
  at: instantSchema,
  /** Where it happened: a site's name, or `phone`, `email`, `import` (later). */
  channel: z.string().max(20),
  kind: z.enum([
    "mention",
    "handed_off",
    "claimed",
    "waiting",
    "resolved",
    "declined",
    "reopened",
    "withdrawn",
  ]),
  /** The person's words for a mention; the outcome or reason code otherwise. */
  text: z.string().max(30_000),
  /** Name of the colleague who acted. */
  by: z.string().max(100).optional(),
  url: z.string().max(2_000).optional(),
  caseId: caseIdSchema.optional(),
});
export type Contact = z.infer<typeof contactSchema>;

export const historyCardSchema = z.strictObject({
  mention: mentionSchema,
  verdict: verdictSchema,
  annotation: annotationSchema,
  /** Newest first, the mention itself left out. */
  timeline: z.array(contactSchema),
  /** How many lines there are in all; the card shows the newest. */
  timelineLength: z.number().int().nonnegative(),
});
export type HistoryCard = z.infer<typeof historyCardSchema>;

/** What the history card shows: why the mention was flagged, and what this person has been through. */
import { z } from "zod";

import { annotationSchema } from "./annotation.ts";
import { customerKeySchema } from "./customer.ts";
import { factsSchema } from "./facts.ts";
import { historySummarySchema } from "./history-summary.ts";
import { contactSchema } from "./history.ts";
import { mentionSchema } from "./mention.ts";
import { verdictSchema } from "./verdict.ts";
import { withheldSchema } from "./withheld.ts";

export const historyCardSchema = z.strictObject({
  mention: mentionSchema,
  verdict: verdictSchema,
  annotation: annotationSchema,
  /** The accounts of the person, the mention's author first. */
  accounts: z.array(customerKeySchema),
  facts: factsSchema,
  /** Of what was before, the mention itself left out. */
  summary: historySummarySchema,
  /** Newest first, the mention itself left out. */
  timeline: z.array(contactSchema),
  /** How many lines there are in all; the card shows the newest. */
  timelineLength: z.number().int().nonnegative(),
  /** Older cases of the team are still being read: there may be more than this. */
  isIncomplete: z.literal(true).optional(),
  /** What the team was not told of the mention's case; absent when it was told everything. */
  withheld: z.array(withheldSchema).optional(),
});
export type HistoryCard = z.infer<typeof historyCardSchema>;

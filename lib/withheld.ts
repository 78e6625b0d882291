/** Something that a handoff or a note did not tell the team, as the person at this browser sees it. */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { hiddenKindSchema } from "./redaction/kinds.ts";

export const withheldSchema = z.strictObject({
  /** Names it on this browser. */
  number: z.number().int().positive(),
  kind: hiddenKindSchema,
  /** As it stood in the words. */
  value: z.string().max(2_000),
  /** When somebody here told it to the team after all, Unix ms. */
  putBackAt: instantSchema.optional(),
});
export type WithheldItem = z.infer<typeof withheldSchema>;

/** Who else is at a case at this moment. Nothing of it is stored anywhere. */
import { z } from "zod";

import { caseIdSchema } from "./case/case.ts";

/** What a person does at a case in one of our windows. */
export const attentionSchema = z.strictObject({
  caseId: caseIdSchema,
  /** They have begun a reply to the customer there. */
  isWriting: z.boolean(),
});
export type Attention = z.infer<typeof attentionSchema>;

/** A colleague, once for each case they are at, whatever windows and browsers they have open. */
export const presentSchema = z.strictObject({
  caseId: z.string().max(100),
  name: z.string().max(100),
  doing: z.enum(["viewing", "writing"]),
});
export type Present = z.infer<typeof presentSchema>;

/** Writers before viewers; of each, by name. */
export function inOrder(present: readonly Present[]): Present[] {
  return present.toSorted(
    (one, other) =>
      Number(other.doing === "writing") - Number(one.doing === "writing") ||
      one.name.localeCompare(other.name),
  );
}

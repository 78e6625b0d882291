/** What may be asked about words that are hidden before they leave. The card may put back; pages of sites never see a value. */
import { z } from "zod";

import { caseIdSchema, MAX_NOTE_LENGTH } from "../case/case.ts";
import { commandIdSchema } from "../case/command.ts";
import { withheldSchema } from "../withheld.ts";

export const withheldMessages = {
  /** Tells the team what was hidden of a case after all, as a note in it. Answers with all that was hidden. */
  putBack: {
    from: ["card", "extension"],
    input: z.strictObject({
      commandId: commandIdSchema,
      caseId: caseIdSchema,
      numbers: z.array(withheldSchema.shape.number).min(1).max(500),
    }),
    output: z.strictObject({ withheld: z.array(withheldSchema) }),
  },

  /** A text as a team would get it, whatever kinds are switched off. Nothing of it is kept. */
  tryRedaction: {
    from: ["extension"],
    input: z.strictObject({ text: z.string().max(MAX_NOTE_LENGTH) }),
    output: z.strictObject({
      text: z.string(),
      kinds: z.array(withheldSchema.shape.kind),
    }),
  },
} as const;

/** What our own pages may ask about cases. */
import { z } from "zod";

import { caseIdSchema, caseSchema } from "../case/case.ts";
import { commandIdSchema, commandSchema, type CommandType } from "../case/command.ts";
import { memberIdSchema } from "../ledger/seats.ts";

const nothing = z.strictObject({});
const from = ["extension"] as const;

/**
 * Commands that our own pages may send about a case as they are. Handing off, undoing, merging and erasing have messages
 * of their own; the clock's and the page's doing is nobody's to ask for.
 */
const notWork: ReadonlySet<CommandType> = new Set([
  "hand_off",
  "undo",
  "send",
  "customer_post",
  "lapse",
  "merge",
  "reassign",
  "erase",
  "log",
  "set_facts",
  "link",
]);
const workCommandSchema = z.union([
  /** Gives it to a colleague. */
  z.strictObject({ type: z.literal("assign"), to: memberIdSchema }),
  commandSchema.refine(({ type }) => !notWork.has(type), "not a command of the queue"),
]);

export const caseMessages = {
  /** A step of work on a case: claim, steal, release, note, wait, resolve, decline, withdraw and the others. */
  work: {
    from,
    input: z.strictObject({ commandId: commandIdSchema, caseId: caseIdSchema, command: workCommandSchema }),
    output: caseSchema,
  },

  /** Merges two cases: the younger one goes on in the older one. Answers with the one that goes on. */
  mergeCases: {
    from,
    input: z.strictObject({ commandId: commandIdSchema, caseId: caseIdSchema, other: caseIdSchema }),
    output: caseSchema,
  },

  /** Tries again to remove from the log what is to be removed. */
  eraseAgain: { from, input: nothing, output: nothing },

  /** The person was told that these commands came to nothing. */
  dismissRefusals: {
    from,
    input: z.strictObject({ commandIds: z.array(commandIdSchema).max(100) }),
    output: nothing,
  },
} as const;

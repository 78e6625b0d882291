/** What our own pages may ask about customers beside their cases. */
import { z } from "zod";

import { instantSchema, mentionKeySchema, noteTextSchema } from "../case/case.ts";
import { commandIdSchema, directionSchema, loggedKindSchema } from "../case/command.ts";
import { customerKeySchema } from "../customer.ts";
import { factsChangeSchema } from "../facts.ts";
import { accountPairSchema, linkGroundSchema, linkStateSchema } from "../link.ts";

const from = ["extension"] as const;
const accountSchema = customerKeySchema.regex(/^[a-z]{1,20}:.+$/u);

/** `team`: it travels with a case to colleagues; `here`: the customer has no case, so it stays in this browser. */
const keptSchema = z.strictObject({ kept: z.enum(["team", "here"]) });

/** What somebody marked on a page, to be logged; cut where it is longer than a note may be. */
export const selectionSchema = z.strictObject({
  kind: loggedKindSchema,
  text: z.string(),
  wasCut: z.boolean(),
});

export const customerMessages = {
  /**
   * Opens the customer page in a tab: at the author of a mention, at an account, or where one is looked for. The address of
   * that page names nobody, so that the browser's history does not either.
   */
  openCustomer: {
    from: ["card", "extension"],
    input: z.union([
      z.strictObject({ mentionKey: mentionKeySchema }),
      z.strictObject({ account: accountSchema }),
      z.strictObject({ find: z.literal(true) }),
    ]),
    output: z.strictObject({}),
  },

  /** What the customer page was opened for; nothing when the browser has forgotten it meanwhile. */
  readTicket: {
    from,
    input: z.strictObject({ ticket: z.uuid() }),
    output: z.strictObject({ account: customerKeySchema.optional(), selection: selectionSchema.optional() }),
  },

  /** A call, mail, chat or note, entered by hand. */
  logContact: {
    from,
    input: z.strictObject({
      commandId: commandIdSchema,
      account: accountSchema,
      kind: z.enum([...loggedKindSchema.options, "note"]),
      direction: directionSchema,
      happenedAt: instantSchema,
      title: z.string().trim().max(300),
      text: noteTextSchema,
    }),
    output: keptSchema,
  },

  setFacts: {
    from,
    input: z.strictObject({ commandId: commandIdSchema, account: accountSchema, facts: factsChangeSchema }),
    output: keptSchema,
  },

  /** What somebody says of two accounts: one person's, not the same, or neither any more. */
  linkAccounts: {
    from,
    input: z.strictObject({
      commandId: commandIdSchema,
      accounts: accountPairSchema.refine(([one, other]) => one !== other, "one account"),
      state: linkStateSchema,
      ground: linkGroundSchema,
    }),
    output: keptSchema,
  },
} as const;

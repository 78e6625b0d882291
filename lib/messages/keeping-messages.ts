/** What our own pages may ask about a person's data and about the store as a whole. */
import { z } from "zod";

import { chunkSchema, endSchema, headerSchema } from "../backup/backup.ts";
import { caseIdSchema } from "../case/case.ts";
import { customerKeySchema } from "../customer.ts";
import { receiptSchema } from "../receipt.ts";

const from = ["extension"] as const;
const nothing = z.strictObject({});
const countSchema = z.number().int().nonnegative();

/** As many accounts as one person may have here. */
export const MAX_ACCOUNTS = 200;

export const keepingMessages = {
  /**
   * Forgets a person, with all these accounts and cases: for good, here, at the team's log and at every colleague's. Alone
   * everybody may, in a team its leads.
   */
  erasePerson: {
    from,
    input: z.strictObject({
      accounts: z.array(customerKeySchema).max(MAX_ACCOUNTS),
      caseIds: z.array(caseIdSchema).max(1_000),
    }),
    output: receiptSchema,
  },

  /** Begins to restore a backup, from its beginning; one that was begun before is dropped. Refused (`restore_in_team`) in a team. */
  beginRestore: { from, input: z.strictObject({ store: headerSchema.shape.store }), output: nothing },

  /** Some rows of it. They lie apart until all are there. Refused (`restore_unfit`) when they cannot be rows of that table. */
  stageRows: { from, input: chunkSchema, output: nothing },

  /**
   * All rows are there: they replace what is here, in one step. Refused (`restore_incomplete`) when they are not as many as
   * were told: the worker may have died on the way.
   */
  finishRestore: {
    from,
    input: z.strictObject({ rows: endSchema.shape.end }),
    output: z.strictObject({ rows: countSchema, unfit: countSchema }),
  },

  /** Leaves it: what was sent is thrown away. */
  dropRestore: { from, input: nothing, output: nothing },
} as const;

/** What our own pages may ask about a person's data and about the store as a whole. */
import { z } from "zod";

import { caseIdSchema } from "../case/case.ts";
import { customerKeySchema } from "../customer.ts";
import { receiptSchema } from "../receipt.ts";

const from = ["extension"] as const;

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
} as const;

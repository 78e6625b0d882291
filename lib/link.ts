/**
 * Which accounts are one person's: pairs of accounts that somebody said belong together, or do not. A person is what such
 * pairs connect; nothing else makes one.
 */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { customerKeySchema } from "./customer.ts";

/** Why two accounts are said to be one person's. `renamed`: the site itself says it is one account under two handles. */
const linkGroundSchema = z.enum(["email", "phone", "order", "site_id", "name", "said", "renamed"]);

export const linkSchema = z.strictObject({
  /** The two accounts in code unit order, a line feed between them: the same whichever is named first. */
  pair: z.string().max(510),
  accounts: z.tuple([customerKeySchema, customerKeySchema]),
  /** `separate`: somebody said they are not the same; `undone`: they were linked once. */
  state: z.enum(["linked", "separate", "undone"]),
  ground: linkGroundSchema,
  /** Name of the colleague who said so; empty when the site did. */
  by: z.string().max(100),
  at: instantSchema,
});
export type Link = z.infer<typeof linkSchema>;

/** What a team knows of a customer beyond what happened: set by people, shown where one would answer. */
import { z } from "zod";

import { instantSchema } from "./case/case.ts";
import { customerKeySchema } from "./customer.ts";

export const MAX_TAGS = 20;
export const tagSchema = z.string().trim().min(1).max(40);

/** Each is absent until somebody sets it. None of them raises or lowers the priority of a case by itself. */
export const factsSchema = z.strictObject({
  vip: z.literal(true).optional(),
  /** BCP 47. */
  language: z.string().max(35).optional(),
  /** Day on which they became a customer: `2019-04-30`. */
  customerSince: z.iso.date().optional(),
  /** What they are worth to the company, in its own words: "gold", "1,200 € a year". */
  value: z.string().trim().min(1).max(100).optional(),
  /** They asked not to be written to. */
  doNotContact: z.literal(true).optional(),
  /** As a page or an import showed it. */
  followers: z.number().int().nonnegative().optional(),
  tags: z.array(tagSchema).max(MAX_TAGS).optional(),
});

export const customerFactsSchema = z.strictObject({
  customerKey: customerKeySchema,
  facts: factsSchema,
  /** Who set them last, and when. */
  by: z.string().max(100),
  at: instantSchema,
});
export type CustomerFacts = z.infer<typeof customerFactsSchema>;

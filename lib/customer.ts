/** A customer: the person behind an account that wrote to us. */
import { z } from "zod";

import type { Mention } from "./mention.ts";

export const customerSchema = z.strictObject({
  /** `SITE:HANDLE`, lower case. */
  key: z.string().max(250),
  site: z.string().max(20),
  handle: z.string().max(100),
  name: z.string().max(300),
  /** The site's numeric id, once a page has shown it; it survives a renamed handle. */
  siteId: z.string().max(200).optional(),
  /** How often this person has contacted us: service requests seen or handed off. */
  contactCount: z.number().int().nonnegative(),
  /** Unix ms of the newest contact. */
  lastContactAt: z.number().int().nonnegative(),
});
export type Customer = z.infer<typeof customerSchema>;

/** The key of the person who wrote `mention`. Handles are compared without case, as the sites do. */
export function customerKeyOf(mention: Pick<Mention, "site" | "author">): string {
  return `${mention.site}:${mention.author.handle.toLowerCase()}`;
}

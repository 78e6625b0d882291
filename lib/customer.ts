/**
 * A customer: one account on one channel that was in contact with us. Accounts that are one person's are linked by a click
 * (`lib/link.ts`), never merged.
 */
import { z } from "zod";

import type { Mention } from "./mention.ts";

/** `CHANNEL:NAME` of an account: `x:ines`, `email:ines@example.com`, `phone:+4930123`, `crm:4711`. */
export const customerKeySchema = z.string().max(250);

export const customerSchema = z.strictObject({
  /** See `accountKey`. */
  key: customerKeySchema,
  /** A site's name, `email`, `phone` or `crm`. */
  site: z.string().max(20),
  /** Handle, address, number or id as it is written there. */
  handle: z.string().max(250),
  name: z.string().max(300),
  /** The site's numeric id, once a page has shown it; it survives a renamed handle. */
  siteId: z.string().max(200).optional(),
  /** `SITE#SITEID`, to find other handles of the account by. */
  siteKey: z.string().max(250).optional(),
  /** `nameKeyOf(name)`, to find people by a name typed whole. */
  nameKey: z.string().max(300).optional(),
  /** How often this person has contacted us: service requests seen or handed off. */
  contactCount: z.number().int().nonnegative(),
  /** Unix ms of the newest contact. */
  lastContactAt: z.number().int().nonnegative(),
});
export type Customer = z.infer<typeof customerSchema>;

/**
 * The key of an account. Handles and mail addresses are compared without case, as their channels do.
 * @param channel a site's name, `email`, `phone` or `crm`
 * @param name a handle without `@`, a mail address, a number in E.164 (`+4930123`), or an id
 */
export function accountKey(channel: string, name: string): string {
  return `${channel}:${name.trim().toLowerCase()}`;
}

/** A display name as names are compared: without case, compatibility forms and doubled spaces. */
export function nameKeyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim().slice(0, 300);
}

/** What an account is found by besides its key. Spread it into the row: what is not there must be absent. */
export function lookupsOf({
  site,
  siteId,
  name,
}: Pick<Customer, "site" | "siteId" | "name">): Pick<Customer, "siteKey" | "nameKey"> {
  const nameKey = nameKeyOf(name);
  return {
    ...(siteId !== undefined && { siteKey: `${site}#${siteId}` }),
    ...(nameKey !== "" && { nameKey }),
  };
}

/** The key of the person who wrote `mention`. Handles are compared without case, as the sites do. */
export function customerKeyOf(mention: Pick<Mention, "site" | "author">): string {
  return accountKey(mention.site, mention.author.handle);
}

/** An account of which nothing but its key is known. */
export function newCustomer(key: string, name: string = ""): Customer {
  const [site = "", ...rest] = key.split(":");
  const handle = rest.join(":");
  return {
    key: accountKey(site, handle),
    site,
    handle,
    name,
    ...lookupsOf({ site, name }),
    contactCount: 0,
    lastContactAt: 0,
  };
}

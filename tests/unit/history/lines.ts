/** Lines and accounts of invented people, for tests of timelines. */
import { customerSchema, lookupsOf, type Customer } from "../../../lib/customer.ts";
import { contactAtOf, type Contact } from "../../../lib/history.ts";
import { tracesOf } from "../../../lib/traces.ts";

export const NOON = Date.UTC(2026, 2, 20, 12);
export const DAY = 24 * 60 * 60 * 1000;

let lines = 0;

/** @param daysAgo before `NOON` */
export function line(
  customerKey: string,
  daysAgo: number,
  kind: Contact["kind"],
  text: string,
  more: Partial<Contact> = {},
): Contact {
  lines += 1;
  const at = NOON - daysAgo * DAY;
  const channel = customerKey.split(":")[0] ?? "";
  return {
    id: `line-${lines}`,
    customerKey,
    at,
    channel,
    kind,
    text,
    ...contactAtOf({ kind, at, ...(more.direction && { direction: more.direction }) }),
    ...tracesOf(text),
    ...more,
  };
}

export function account(key: string, name: string, more: Partial<Customer> = {}): Customer {
  const [site = "", ...handle] = key.split(":");
  return customerSchema.parse({
    key,
    site,
    handle: handle.join(":"),
    name,
    contactCount: 1,
    lastContactAt: NOON,
    ...lookupsOf({ site, name, ...(more.siteId !== undefined && { siteId: more.siteId }) }),
    ...more,
  });
}

/** Keeping mentions that were flagged, corrected or handed off, and their authors. Others are not kept. */
import { customerKeyOf, customerSchema, lookupsOf, type Customer } from "../customer.ts";
import { momentOf } from "../mention.ts";
import { mentionLine } from "./contacts.ts";
import { keepAliases } from "./people.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { mentionRowSchema, type MentionRow } from "./rows.ts";

export function mentionTables(
  database: Database,
): Database["mentions" | "customers" | "contacts" | "links" | "facts"][] {
  return [database.mentions, database.customers, database.contacts, database.links, database.facts];
}

/**
 * Keeps `rows`: new ones count as contacts of their authors, known ones take the words now on the page. Private ones join no
 * customer's history.
 * Call inside a read-write transaction over `mentionTables`.
 */
export async function keepMentions(database: Database, rows: readonly MentionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const known = await database.mentions.bulkGet(rows.map((row) => row.key));
  const merged = rows.map((row, index) => ({
    ...row,
    firstSeenAt: known[index]?.firstSeenAt ?? row.firstSeenAt,
  }));
  await putMentions(
    database,
    merged,
    rows.filter((_row, index) => known[index] === undefined),
  );
}

/** The same of those rows that are not known yet; the others are left as they are. */
export async function keepNewMentions(database: Database, rows: readonly MentionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const known = await database.mentions.bulkGet(rows.map((row) => row.key));
  const fresh = rows.filter((_row, index) => known[index] === undefined);
  await putMentions(database, fresh, fresh);
}

async function putMentions(
  database: Database,
  rows: readonly MentionRow[],
  fresh: readonly MentionRow[],
): Promise<void> {
  const contacts = fresh.filter(({ mention }) => !mention.private);
  await database.mentions.bulkPut(rows);
  await database.contacts.bulkPut(rows.filter(({ mention }) => !mention.private).map(mentionLine));
  await countContacts(database, contacts);
  await keepAliases(database, contacts);
}

async function countContacts(database: Database, fresh: readonly MentionRow[]): Promise<void> {
  const keys = [...new Set(fresh.map(({ mention }) => customerKeyOf(mention)))];
  const stored: unknown[] = await database.customers.bulkGet(keys);
  const customers = new Map(fitting(customerSchema, stored).map((customer) => [customer.key, customer]));
  for (const row of fresh) {
    const key = customerKeyOf(row.mention);
    customers.set(key, withContact(customers.get(key), row));
  }
  await database.customers.bulkPut([...customers.values()]);
}

function withContact(customer: Customer | undefined, { mention, firstSeenAt }: MentionRow): Customer {
  const at = momentOf(mention, firstSeenAt);
  const siteId = mention.author.id ?? customer?.siteId;
  const { site } = mention;
  const { handle, name } = mention.author;
  return {
    key: customerKeyOf(mention),
    site,
    handle,
    name,
    ...(siteId !== undefined && { siteId }),
    ...lookupsOf({ site, name, ...(siteId !== undefined && { siteId }) }),
    contactCount: (customer?.contactCount ?? 0) + 1,
    lastContactAt: Math.max(customer?.lastContactAt ?? 0, at),
  };
}

/**
 * Forgets a mention that turned out to be no contact, unless a case holds it.
 * Call inside a read-write transaction over `mentionTables` and `cases`.
 */
export async function dropMention(database: Database, key: string): Promise<void> {
  const [row] = fitting(mentionRowSchema, [await database.mentions.get(key)]);
  if (!row || (await database.cases.where("mentionKeys").equals(key).count()) > 0) return;
  await database.mentions.delete(key);
  await database.contacts.delete(key);
  const [customer] = fitting(customerSchema, [await database.customers.get(customerKeyOf(row.mention))]);
  if (!customer) return;
  if (customer.contactCount <= 1) await database.customers.delete(customer.key);
  else await database.customers.put({ ...customer, contactCount: customer.contactCount - 1 });
}

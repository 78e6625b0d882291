/** Persons: accounts that people linked, found from any of them. */
import { customerKeyOf, customerSchema, lookupsOf, newCustomer, type Customer } from "../customer.ts";
import { customerFactsSchema, type CustomerFacts } from "../facts.ts";
import type { Contact } from "../history.ts";
import { laterOf, linkOf, linkSchema, type Link } from "../link.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { countImported, readImported } from "./imported-lines.ts";
import { linesHere } from "./lines.ts";
import type { Readable } from "./readable.ts";
import type { MentionRow } from "./rows.ts";

/** As many accounts as a person is followed to; nobody has more, and a chain of wrong links must end. */
const MAX_ACCOUNTS = 50;

/** Everything that was said about pairs with one of these accounts. */
export async function linksOf(database: Readable, accounts: readonly string[]): Promise<readonly Link[]> {
  return fitting(linkSchema, await whereAnyOf(database.links, "accounts", accounts));
}

/** The accounts of the person that `account` belongs to, itself first. */
export async function accountsOf(database: Readable, account: string): Promise<readonly string[]> {
  return (await accountsOfEach(database, [account])).get(account) ?? [account];
}

/** The same of several accounts, in as few reads as of one. */
export async function accountsOfEach(
  database: Readable,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const neighbours = new Map<string, Set<string>>();
  let fresh = [...new Set(accounts)];
  for (let step = 0; fresh.length > 0 && step < MAX_ACCOUNTS; step += 1) {
    const links = (await linksOf(database, fresh)).filter(({ state }) => state === "linked");
    const known = new Set([...neighbours.keys(), ...fresh]);
    for (const account of fresh) if (!neighbours.has(account)) neighbours.set(account, new Set());
    for (const {
      accounts: [one, other],
    } of links) {
      neighbours.set(one, (neighbours.get(one) ?? new Set()).add(other));
      neighbours.set(other, (neighbours.get(other) ?? new Set()).add(one));
    }
    fresh = [...new Set(links.flatMap((link) => link.accounts))].filter((account) => !known.has(account));
  }
  return new Map(accounts.map((account) => [account, connected(account, neighbours)]));
}

function connected(account: string, neighbours: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const found = new Set([account]);
  // What is added while a set is walked is walked too.
  for (const each of found) {
    for (const next of neighbours.get(each) ?? []) if (found.size < MAX_ACCOUNTS) found.add(next);
  }
  found.delete(account);
  return [account, ...[...found].toSorted()];
}

/**
 * What is known of these accounts themselves, with what imported lines say of them, in their order; those that nothing is known
 * of are left out.
 */
export async function readCustomers(
  database: Database,
  keys: readonly string[],
): Promise<readonly Customer[]> {
  const rows: unknown[] = await database.customers.bulkGet([...keys]);
  const known = await Promise.all(
    keys.map(async (key, index) => {
      const [customer] = fitting(customerSchema, [rows[index]]);
      const [line] = await readImported(database, key, 1);
      return line ? withImported(database, customer ?? newCustomer(key), line) : customer;
    }),
  );
  return known.filter((customer) => customer !== undefined);
}

async function withImported(database: Database, customer: Customer, newest: Contact): Promise<Customer> {
  const { key, site, contactCount, lastContactAt } = customer;
  const name = customer.name === "" ? (newest.name ?? "") : customer.name;
  return {
    ...customer,
    name,
    ...lookupsOf({ ...customer, site, name }),
    contactCount: contactCount + (await countImported(database, { account: key, isContact: 1 })),
    lastContactAt: Math.max(lastContactAt, newest.contactAt ?? 0),
  };
}

/**
 * Mends the accounts of lines that were removed, and removes those that have none here.
 * Call inside a read-write transaction over `customers` and `contacts`.
 */
export async function leaveAccounts(database: Database, removed: readonly Contact[]): Promise<void> {
  const lines = Map.groupBy(removed, ({ customerKey }) => customerKey);
  const stored: unknown[] = await database.customers.bulkGet([...lines.keys()]);
  const kept: Customer[] = [];
  const gone: string[] = [];
  for (const customer of fitting(customerSchema, stored)) {
    const { key, contactCount, lastContactAt } = customer;
    const [newest] = await linesHere(database, key).reverse().limit(1).toArray();
    const fewer = (lines.get(key) ?? []).filter(({ contactAt }) => contactAt !== undefined).length;
    if (!newest) gone.push(key);
    else {
      kept.push({
        ...customer,
        contactCount: Math.max(0, contactCount - fewer),
        lastContactAt: Math.min(lastContactAt, newest.at),
      });
    }
  }
  await database.customers.bulkPut(kept);
  await database.customers.bulkDelete(gone);
}

export async function readFacts(
  database: Readable,
  keys: readonly string[],
): Promise<readonly CustomerFacts[]> {
  const rows: unknown[] = await whereAnyOf(database.facts, "customerKey", keys);
  return fitting(customerFactsSchema, rows);
}

/**
 * Remembers what was said about pairs of accounts, unless something later is known.
 * Call inside a read-write transaction over `links`.
 */
export async function putLinks(database: Database, said: readonly Link[]): Promise<void> {
  for (const link of said) {
    const [before] = fitting(linkSchema, [await database.links.get(link.pair)]);
    await database.links.put(laterOf(before, link));
  }
}

/**
 * Accounts that turned up under another handle before: the site's own id says that they are one, so their history stays
 * together. Call inside a read-write transaction over `customers` and `links`.
 */
export async function keepAliases(database: Database, rows: readonly MentionRow[]): Promise<void> {
  const named = rows.filter(({ mention }) => mention.author.id !== undefined);
  const stored: unknown[] = await whereAnyOf(database.customers, "siteKey", named.map(siteKeyOf));
  const known = Map.groupBy(fitting(customerSchema, stored), ({ siteKey }) => siteKey);
  for (const row of named) {
    const key = customerKeyOf(row.mention);
    const former = (known.get(siteKeyOf(row)) ?? []).filter((customer) => customer.key !== key);
    for (const alias of former) {
      const said = { state: "linked", ground: "renamed", by: "", at: row.firstSeenAt } as const;
      const link = linkOf([alias.key, key], said);
      // What a person said of the two stands.
      if (!(await database.links.get(link.pair))) await database.links.put(link);
    }
  }
}

function siteKeyOf({ mention: { site, author } }: MentionRow): string {
  return `${site}#${author.id ?? ""}`;
}

/** The accounts behind imported lines. Those of a site count their contacts, for the chip; of the others the index does. */
import { Dexie } from "dexie";

import { customerSchema, lookupsOf, type Customer } from "../customer.ts";
import type { Contact } from "../history.ts";
import type { ImportedRow } from "../import/row.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { accountKeyOf } from "./import-line.ts";

/** So many accounts are remembered; after that they are looked up once more. */
const MOST_REMEMBERED = 200_000;

/** Accounts that are known to be stored, so that each is looked up once and not with each of its lines. */
export class Noted {
  readonly #keys = new Set<string>();

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(key: string): void {
    if (this.#keys.size >= MOST_REMEMBERED) this.#keys.clear();
    this.#keys.add(key);
  }
}

const uncounted: ReadonlySet<string> = new Set(["email", "phone", "crm"]);

function isCounted(key: string): boolean {
  return !uncounted.has(key.slice(0, key.indexOf(":")));
}

/** Makes the accounts of lines that came in. Call inside a read-write transaction over `customers`. */
export async function noteAccounts(
  database: Database,
  rows: readonly ImportedRow[],
  added: readonly Contact[],
  noted: Noted,
): Promise<void> {
  const lines = Map.groupBy(added, ({ customerKey }) => customerKey);
  const keys = [...lines.keys()].filter((key) => isCounted(key) || !noted.has(key));
  if (keys.length === 0) return;
  const stored: unknown[] = await database.customers.bulkGet(keys);
  const known = new Map(fitting(customerSchema, stored).map((customer) => [customer.key, customer]));
  const first = new Map(
    rows.flatMap((row) => (row.accounts[0] ? [[accountKeyOf(row.accounts[0]), row]] : [])),
  );
  const changed = keys.flatMap((key) => {
    noted.add(key);
    const row = first.get(key);
    const before = known.get(key);
    if (!row || (before && !isCounted(key))) return [];
    return [withLines(before ?? newAccount(key, row), lines.get(key) ?? [])];
  });
  await database.customers.bulkPut(changed);
}

function newAccount(key: string, { accounts: [account], name = "" }: ImportedRow): Customer {
  const site = account?.channel ?? "crm";
  return {
    key,
    site,
    handle: account?.name ?? "",
    name,
    ...lookupsOf({ site, name }),
    contactCount: 0,
    lastContactAt: 0,
  };
}

function withLines(customer: Customer, lines: readonly Contact[]): Customer {
  const contacts = lines.flatMap(({ contactAt }) => contactAt ?? []);
  return {
    ...customer,
    contactCount: customer.contactCount + (isCounted(customer.key) ? contacts.length : 0),
    lastContactAt: Math.max(customer.lastContactAt, ...contacts),
  };
}

/** Mends the accounts of lines that were removed, and removes those that have none. Call inside a read-write transaction over `customers` and `contacts`. */
export async function removeEmptyAccounts(database: Database, removed: readonly Contact[]): Promise<void> {
  const lines = Map.groupBy(removed, ({ customerKey }) => customerKey);
  const stored: unknown[] = await database.customers.bulkGet([...lines.keys()]);
  const kept: Customer[] = [];
  const gone: string[] = [];
  for (const customer of fitting(customerSchema, stored)) {
    const { key } = customer;
    const newest = await database.contacts
      .where("[customerKey+at]")
      .between([key, Dexie.minKey], [key, Dexie.maxKey])
      .last();
    const fewer = (lines.get(key) ?? []).filter(({ contactAt }) => contactAt !== undefined).length;
    if (!newest) gone.push(key);
    else if (isCounted(key))
      kept.push({
        ...customer,
        contactCount: Math.max(0, customer.contactCount - fewer),
        lastContactAt: Math.min(customer.lastContactAt, newest.at),
      });
  }
  await database.customers.bulkPut(kept);
  await database.customers.bulkDelete(gone);
}

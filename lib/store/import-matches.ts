/**
 * Whom rows of a file would be about: which accounts Baton knows, and which posts name the same address, number or order.
 * Read-only, and asked before anything is stored: what it finds is shown, and decides nothing.
 */
import { contactSchema, type Contact } from "../history.ts";
import type { ImportedRow } from "../import/row.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { accountKeyOf } from "./import-line.ts";
import { readCustomers } from "./people.ts";

export const matchRules = ["handle", "email", "phone", "order"] as const;
export type MatchRule = (typeof matchRules)[number];

export type Match = {
  readonly rule: MatchRule;
  /** Rows that say something of this kind. */
  readonly rows: number;
  /** Different handles, addresses, numbers or orders among them. */
  readonly values: number;
  /** Those of them that Baton knows. */
  readonly known: number;
  readonly samples: readonly { readonly value: string; readonly account: string }[];
};

/** Shown of each rule. */
const SAMPLES = 3;

/** @param rows as many as a preview looks at */
export async function readMatches(
  database: Database,
  rows: readonly ImportedRow[],
): Promise<readonly Match[]> {
  const matches = await Promise.all(matchRules.map((rule) => readMatch(database, rule, rows)));
  return matches.filter((match) => match.rows > 0);
}

async function readMatch(database: Database, rule: MatchRule, rows: readonly ImportedRow[]): Promise<Match> {
  const keys = rows.map((row) => keysOf(rule, row));
  const distinct = [...new Set(keys.flat())];
  const found = rule === "handle" ? await knownAccounts(database, distinct) : await named(database, distinct);
  return {
    rule,
    rows: keys.filter(({ length }) => length > 0).length,
    values: distinct.length,
    known: found.size,
    samples: [...found]
      .slice(0, SAMPLES)
      .map(([key, account]) => ({ value: key.slice(key.indexOf(":") + 1), account })),
  };
}

function keysOf(rule: MatchRule, { accounts, orders = [] }: ImportedRow): readonly string[] {
  if (rule === "order") return orders.map((order) => `order:${order.toUpperCase()}`);
  return accounts
    .filter(({ channel }) => (rule === "handle" ? isSite(channel) : channel === rule))
    .map(accountKeyOf);
}

function isSite(channel: string): boolean {
  return channel === "x" || channel === "facebook" || channel === "instagram";
}

async function knownAccounts(database: Database, keys: readonly string[]): Promise<Map<string, string>> {
  return new Map((await readCustomers(database, keys)).map(({ key }) => [key, key]));
}

/** By key: the account of a site in whose posts it stands. */
async function named(database: Database, keys: readonly string[]): Promise<Map<string, string>> {
  const rows: unknown[] = await whereAnyOf(database.contacts, "traces", keys);
  const found = new Map<string, string>();
  const wanted = new Set(keys);
  for (const { traces = [], customerKey } of fitting(contactSchema, rows).filter(isOfSite)) {
    for (const trace of traces) if (wanted.has(trace)) found.set(trace, customerKey);
  }
  return found;
}

function isOfSite({ customerKey }: Contact): boolean {
  return isSite(customerKey.slice(0, customerKey.indexOf(":")));
}

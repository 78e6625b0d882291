/** What the store knows that may make two accounts one person's. */
import { customerSchema, type Customer } from "../customer.ts";
import { contactSchema, type Contact } from "../history.ts";
import type { Link } from "../link.ts";
import { suggest, type Suggestion } from "../suggestion.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { linesWithTrace } from "./lines.ts";
import { linksOf, readCustomers } from "./people.ts";

/** Lines that are looked at with each trace; what stands in more of them tells nobody apart. */
const MAX_LINES = 30;

/**
 * Suggestions for the person with these accounts; what somebody said of a pair stands.
 * @param lines the newest of theirs
 */
export async function readSuggestions(
  database: Database,
  accounts: readonly string[],
  lines: readonly Contact[],
): Promise<readonly Suggestion[]> {
  const traced = lines.filter(({ traces }) => traces !== undefined);
  const traces = traced.flatMap((line) => line.traces ?? []);
  const sought = new Set([...traces, ...accounts, ...accounts.map((account) => `account:${account}`)]);
  const [foreignRows, own, links] = await Promise.all([
    Promise.all([...sought].map((trace) => linesWithTrace(database, trace, MAX_LINES))),
    readCustomers(database, accounts),
    linksOf(database, accounts),
  ]);
  const foreign = fitting(contactSchema, foreignRows.flat());
  const named = traces.map((trace) => trace.replace(/^account:/u, ""));
  const keys = new Set([...foreign.map(({ customerKey }) => customerKey), ...named]);
  const others = [
    ...(await readCustomers(
      database,
      [...keys].filter((key) => !accounts.includes(key)),
    )),
    ...(await withSameId(database, own)),
  ];
  return suggest({ own, lines: traced, foreign, others }).filter(
    ({ other }) => !links.some((link) => isKeptApart(link, accounts, other)),
  );
}

async function withSameId(database: Database, own: readonly Customer[]): Promise<readonly Customer[]> {
  const siteKeys = own.flatMap(({ siteKey }) => siteKey ?? []);
  if (siteKeys.length === 0) return [];
  const rows = await whereAnyOf(database.customers, "siteKey", siteKeys);
  return fitting(customerSchema, rows).filter(({ key }) => own.every((each) => each.key !== key));
}

function isKeptApart({ state, accounts: pair }: Link, accounts: readonly string[], other: string): boolean {
  return state === "separate" && pair.includes(other) && pair.some((account) => accounts.includes(account));
}

/** A person at one glance: their accounts, what is known of them, the summary and the newest lines. */
import { caseSchema, isOpen } from "../case/case.ts";
import { mergeFacts, type CustomerFacts, type Facts } from "../facts.ts";
import { summarise, type HistorySummary, type SummaryFacts } from "../history-summary.ts";
import type { Contact } from "../history.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import { countContacts, countLines, firstContactAt } from "./lines.ts";
import { accountsOf, readFacts } from "./people.ts";
import type { Readable } from "./readable.ts";
import { readPage } from "./timeline.ts";

export type PersonGlance = {
  /** The one that was asked for first. */
  readonly accounts: readonly string[];
  readonly facts: Facts;
  readonly summary: HistorySummary;
  /** Newest first. */
  readonly lines: readonly Contact[];
  /** How many there are in all. */
  readonly length: number;
};

/** The newest lines that the summary is said of. */
export const SUMMARISED = 100;

/**
 * @param limit how many lines to read; the summary is said of these too
 * @param without id of a line to leave out of everything: the mention that is looked at
 */
export async function readPerson(
  database: Readable,
  account: string,
  limit: number,
  without?: string,
): Promise<PersonGlance> {
  // Few have several accounts: what there is of the one is read while it is looked up.
  const [accounts, ofOne] = await Promise.all([
    accountsOf(database, account),
    readAccounts(database, [account], limit),
  ]);
  const read = accounts.length === 1 ? ofOne : await readAccounts(database, accounts, limit);
  const lines = read.lines.filter(({ id }) => id !== without);
  const left = read.lines.length - lines.length;
  const { firstAt, openCases } = read;
  const contacts = Math.max(0, read.contacts - left);
  return {
    accounts,
    facts: mergeFacts(read.facts),
    summary: summarise({ contacts, firstAt, openCases, lines: lines.slice(0, SUMMARISED) }),
    lines: lines.slice(0, limit),
    length: read.length - left,
  };
}

type Counts = Pick<SummaryFacts, "contacts" | "firstAt"> & { readonly length: number };

type Read = Counts & {
  /** One more than were asked for, where there is one. */
  readonly lines: readonly Contact[];
  readonly facts: readonly CustomerFacts[];
  readonly openCases: number;
};

/** Everything at once: only what a history longer than the page has in all is counted afterwards. */
async function readAccounts(database: Readable, accounts: readonly string[], limit: number): Promise<Read> {
  const [{ lines, next }, facts, cases] = await Promise.all([
    readPage(database, { accounts }, limit + 1),
    readFacts(database, accounts),
    whereAnyOf(database.cases, "customerKey", accounts),
  ]);
  const counts = next ? await countAll(database, accounts) : countedIn(lines);
  return { lines, facts, openCases: fitting(caseSchema, cases).filter(isOpen).length, ...counts };
}

function countedIn(lines: readonly Contact[]): Counts {
  const ats = lines.flatMap(({ contactAt }) => contactAt ?? []);
  return {
    length: lines.length,
    contacts: ats.length,
    firstAt: ats.length === 0 ? undefined : Math.min(...ats),
  };
}

async function countAll(database: Readable, accounts: readonly string[]): Promise<Counts> {
  const [length, contacts, firstAt] = await Promise.all([
    countLines(database, accounts),
    countContacts(database, accounts),
    firstContactAt(database, accounts),
  ]);
  return { length, contacts, firstAt };
}

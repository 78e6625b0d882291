/** A person at one glance: their accounts, what is known of them, the summary and the newest lines. */
import { mergeFacts, type CustomerFacts, type Facts } from "../facts.ts";
import { summarise, type HistorySummary, type SummaryFacts } from "../history-summary.ts";
import type { Contact } from "../history.ts";
import type { Database } from "./database.ts";
import { accountsOf, readFacts } from "./people.ts";
import { countLines } from "./lines.ts";
import { readPage, readSummaryFacts, SUMMARISED } from "./timeline.ts";

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

/**
 * @param limit how many lines to read; the summary is said of these too
 * @param without id of a line to leave out of everything: the mention that is looked at
 */
export async function readPerson(
  database: Database,
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
  const contacts = Math.max(0, read.known.contacts - left);
  return {
    accounts,
    facts: mergeFacts(read.facts),
    summary: summarise({ ...read.known, contacts, lines: lines.slice(0, SUMMARISED) }),
    lines: lines.slice(0, limit),
    length: read.length - left,
  };
}

type Read = {
  /** One more than were asked for, where there is one. */
  readonly lines: readonly Contact[];
  readonly length: number;
  readonly facts: readonly CustomerFacts[];
  readonly known: SummaryFacts;
};

/** Everything at once: nothing here waits for anything else. */
async function readAccounts(database: Database, accounts: readonly string[], limit: number): Promise<Read> {
  const [{ lines }, length, facts, known] = await Promise.all([
    readPage(database, { accounts }, limit + 1),
    countLines(database, accounts),
    readFacts(database, accounts),
    readSummaryFacts(database, accounts, []),
  ]);
  return { lines, length, facts, known };
}

/** A person at one glance: their accounts, what is known of them, the summary and the newest lines. */
import { mergeFacts, type Facts } from "../facts.ts";
import { summarise, type HistorySummary } from "../history-summary.ts";
import type { Contact } from "../history.ts";
import type { Database } from "./database.ts";
import { accountsOf, readFacts } from "./people.ts";
import { countLines, readPage, readSummaryFacts } from "./timeline.ts";

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
  const accounts = await accountsOf(database, account);
  const [page, total, facts] = await Promise.all([
    readPage(database, { accounts }, limit + 1),
    countLines(database, accounts),
    readFacts(database, accounts),
  ]);
  const lines = page.lines.filter(({ id }) => id !== without);
  const left = page.lines.length - lines.length;
  const known = await readSummaryFacts(database, accounts, lines);
  return {
    accounts,
    facts: mergeFacts(facts),
    summary: summarise({ ...known, contacts: Math.max(0, known.contacts - left) }),
    lines: lines.slice(0, limit),
    length: total - left,
  };
}

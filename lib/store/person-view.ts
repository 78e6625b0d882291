/** All that the customer page shows of a person beside the pages of their timeline. */
import { caseSchema } from "../case/case.ts";
import { mayDo } from "../case/permissions.ts";
import { newCustomer, type Customer } from "../customer.ts";
import type { Link } from "../link.ts";
import { settingsSchema } from "../settings.ts";
import type { Suggestion } from "../suggestion.ts";
import { whereAnyOf } from "./any-of.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { readMembership } from "./membership.ts";
import { linksOf, readCustomers } from "./people.ts";
import { readPerson, SUMMARISED, type PersonGlance } from "./person.ts";
import { readSuggestions } from "./suggestions.ts";

export type PersonView = PersonGlance & {
  /** Of each account, in their order. */
  readonly customers: readonly Customer[];
  readonly links: readonly Link[];
  readonly suggestions: readonly Suggestion[];
  /** `team`: what is entered goes to colleagues, with a case; `here`: it stays in this browser. */
  readonly kept: "team" | "here";
  /** Works in a team, so that staying here is worth a word. */
  readonly isInTeam: boolean;
  /** May save everything about the person as a file, and erase them: everybody alone, leads in a team. */
  readonly mayErase: boolean;
};

export async function readPersonView(database: Database, account: string): Promise<PersonView> {
  const glance = await readPerson(database, account, SUMMARISED);
  const { accounts, lines } = glance;
  const [known, links, suggestions, cases, membership, stored] = await Promise.all([
    readCustomers(database, accounts),
    linksOf(database, accounts),
    readSuggestions(database, accounts, lines),
    whereAnyOf(database.cases, "customerKey", accounts),
    readMembership(database),
    database.settings.get("settings"),
  ]);
  const settings = settingsSchema.safeParse(stored?.value);
  const rows: unknown[] = cases;
  const hasCase = fitting(caseSchema, rows).some(
    ({ status, erased }) => !erased && status !== "undone" && status !== "withdrawn",
  );
  return {
    ...glance,
    customers: accounts.map((key) => known.find((each) => each.key === key) ?? newCustomer(key)),
    links,
    suggestions,
    kept: hasCase && membership ? "team" : "here",
    isInTeam: membership !== undefined,
    mayErase: membership === undefined || (settings.success && mayDo(settings.data.me.role, "erase")),
  };
}

/** What events say of a customer beside the lines of their timeline: facts, links, and accounts that were not known. */
import type { CaseEvent } from "../case/event.ts";
import { customerSchema, newCustomer } from "../customer.ts";
import { changeFacts, customerFactsSchema, type FactsChange, type Stamp } from "../facts.ts";
import type { Contact } from "../history.ts";
import { linkOf, type Link } from "../link.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { putLinks } from "./people.ts";

/** What was said of one account. */
export type SetFacts = { readonly account: string; readonly change: FactsChange; readonly stamp: Stamp };

export type Brought = { readonly facts: readonly SetFacts[]; readonly links: readonly Link[] };

export function broughtBy({ payload, personal, actor, at }: CaseEvent): Brought {
  const stamp = { by: actor.name, at };
  if (payload.type === "facts_set" && personal?.account !== undefined && personal.facts) {
    return { facts: [{ account: personal.account, change: personal.facts, stamp }], links: [] };
  }
  if (payload.type === "linked" && personal?.accounts) {
    const { state, ground } = payload;
    return { facts: [], links: [linkOf(personal.accounts, { state, ground, ...stamp })] };
  }
  return { facts: [], links: [] };
}

/** Call inside a read-write transaction over `facts` and `links`. */
export async function keepBrought(database: Database, { facts, links }: Brought): Promise<void> {
  for (const { account, change, stamp } of facts) {
    const [before] = fitting(customerFactsSchema, [await database.facts.get(account)]);
    await database.facts.put(changeFacts(before, account, change, stamp));
  }
  await putLinks(database, links);
}

/**
 * Puts lines into their timelines; those that are contacts with us and were not there count, and bring their account along.
 * Call inside a read-write transaction over `contacts` and `customers`.
 */
export async function putLines(database: Database, lines: readonly Contact[]): Promise<void> {
  const contacts = lines.filter(({ contactAt }) => contactAt !== undefined);
  const there = await database.contacts.bulkGet(contacts.map(({ id }) => id));
  await database.contacts.bulkPut([...lines]);
  const fresh = contacts.filter((_line, index) => there[index] === undefined);
  if (fresh.length === 0) return;
  const byAccount = Map.groupBy(fresh, ({ customerKey }) => customerKey);
  const stored: unknown[] = await database.customers.bulkGet([...byAccount.keys()]);
  const known = new Map(fitting(customerSchema, stored).map((customer) => [customer.key, customer]));
  await database.customers.bulkPut(
    Array.from(byAccount, ([key, theirs]) => {
      const customer = known.get(key) ?? newCustomer(key);
      return {
        ...customer,
        contactCount: customer.contactCount + theirs.length,
        lastContactAt: Math.max(customer.lastContactAt, ...theirs.map(({ at }) => at)),
      };
    }),
  );
}

/** Finding a customer by what somebody typed whole: lookups are by keyed hash, so a beginning finds nobody. */
import { customerSchema, nameKeyOf, type Customer } from "../customer.ts";
import { contactSchema } from "../history.ts";
import { keysMeant, tracesIn } from "../traces.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { importedWithName } from "./imported-lines.ts";
import { linesWithTrace } from "./lines.ts";
import { readCustomers } from "./people.ts";

/** As many as are offered; who shares a name with more is told apart by handle or address. */
const MAX_FOUND = 20;
/** Lines whose accounts are looked up. */
const MAX_LINES = 200;
const sites = ["x", "facebook", "instagram"] as const;

export type FoundCustomers = {
  readonly customers: readonly Customer[];
  /** An address or number that no history has yet: one can be begun under this key. */
  readonly fresh: string | undefined;
};

/** By handle, mail address, number, id or name; then by what stands in their lines: an address, a number, an order. */
export async function findCustomers(database: Database, typed: string): Promise<FoundCustomers> {
  const keys = keysMeant(typed, sites);
  const nameKey = nameKeyOf(typed);
  const traces = [...keys, ...tracesIn(typed), `order:${typed.trim().toUpperCase()}`];
  const [byKey, byName, byTrace, named] = await Promise.all([
    readCustomers(database, keys),
    nameKey === "" ? [] : database.customers.where("nameKey").equals(nameKey).limit(MAX_FOUND).toArray(),
    Promise.all([...new Set(traces)].map((trace) => linesWithTrace(database, trace, MAX_FOUND))),
    nameKey === "" ? [] : importedWithName(database, nameKey, MAX_FOUND),
  ]);
  const lines = [...fitting(contactSchema, byTrace.flat()), ...named];
  const traced = await readCustomers(database, [
    ...new Set(lines.slice(0, MAX_LINES).map(({ customerKey }) => customerKey)),
  ]);
  const found = new Map(
    [...byKey, ...fitting(customerSchema, byName), ...traced].map((customer) => [customer.key, customer]),
  );
  const fresh = keys.find((key) => /^(?:email|phone):/u.test(key));
  return {
    customers: [...found.values()].slice(0, MAX_FOUND),
    fresh: fresh === undefined || found.has(fresh) ? undefined : fresh,
  };
}

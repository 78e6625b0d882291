/** Comparing what browsers came to. */
import type { Case } from "../../lib/case/case.ts";
import { hashOf } from "../../lib/ledger/signed.ts";

/** The same for the same cases, in whatever order they and their fields are. */
export function digestOf(cases: readonly Case[]): Promise<string> {
  const sorted = cases.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return hashOf(JSON.stringify(sorted, inOrder));
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

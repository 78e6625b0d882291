/** Merged cases: where they go on, and what a case took in. */
import { caseSchema, type Case } from "../case/case.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import type { Readable } from "./readable.ts";

/** Merges upon merges end here at the latest: no honest chain is longer, and a forged circle must end. */
const LONGEST_CHAIN = 10;

/** The case in which `state` goes on: itself, unless it was merged into one that is known here. */
export async function survivorOf(database: Readable, state: Case): Promise<Case> {
  let survivor = state;
  for (let step = 0; survivor.merged && step < LONGEST_CHAIN; step += 1) {
    const [next] = fitting(caseSchema, [await database.cases.get(survivor.merged.into)]);
    if (!next) return survivor;
    survivor = next;
  }
  return survivor;
}

/** The cases that were merged into this one, directly or by way of others. */
export async function mergedInto(database: Database, caseId: string): Promise<Case[]> {
  const found = new Map<string, Case>();
  let level = [caseId];
  for (let step = 0; level.length > 0 && step < LONGEST_CHAIN; step += 1) {
    const rows: unknown[] = await database.cases.where("merged.into").anyOf(level).toArray();
    const fresh = fitting(caseSchema, rows).filter(({ id }) => !found.has(id) && id !== caseId);
    for (const state of fresh) found.set(state.id, state);
    level = fresh.map(({ id }) => id);
  }
  return [...found.values()];
}

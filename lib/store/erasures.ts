/** Cases whose person is to be forgotten at the log too: what was asked for, and what came of it. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

export const erasureSchema = z.strictObject({
  caseId: z.string(),
  askedAt: instantSchema,
  /** When the log had nothing personal of it any more, and how many personal parts that took. */
  doneAt: instantSchema.optional(),
  removed: z.number().int().nonnegative().optional(),
  /** Why the last try came to nothing; it is tried again. */
  problem: z.string().max(50).optional(),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** Personal parts of a case are to be removed from the log, or once more: somebody added to it later. */
export async function askForErasure(database: Database, caseId: string, askedAt: number): Promise<void> {
  await database.erasures.put({ caseId, askedAt });
}

export async function readErasure(database: Database, caseId: string): Promise<Erasure | undefined> {
  return fitting(erasureSchema, [await database.erasures.get(caseId)])[0];
}

/** Those that are not done. */
export async function pendingErasures(database: Database): Promise<readonly Erasure[]> {
  const rows: unknown[] = await database.erasures.toArray();
  return fitting(erasureSchema, rows).filter(({ doneAt }) => doneAt === undefined);
}

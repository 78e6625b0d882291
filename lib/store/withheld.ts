/** What was taken out of words before they left: kept here, so that the person sees it and can put it back. */
import { z } from "zod";

import { caseIdSchema } from "../case/case.ts";
import type { Withheld } from "../redaction/personal.ts";
import { withheldSchema, type WithheldItem } from "../withheld.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

const withheldRowSchema = withheldSchema.extend({
  caseId: caseIdSchema,
  /** The event whose words it was taken out of. */
  eventId: z.uuid(),
});
export type WithheldRow = Omit<z.infer<typeof withheldRowSchema>, "number"> & { number?: number };

/** Call inside a read-write transaction over `withheld`. */
export async function keepWithheld(
  database: Database,
  { id: eventId, caseId }: { readonly id: string; readonly caseId: string },
  withheld: readonly Withheld[],
): Promise<void> {
  const rows = withheld.map(({ kind, value }) => ({ caseId, eventId, kind, value: value.slice(0, 2_000) }));
  await database.withheld.bulkAdd(rows);
}

/** What was withheld of a case, oldest first. Read-only, for `liveQuery`. */
export async function readWithheld(database: Database, caseId: string): Promise<WithheldItem[]> {
  const rows: unknown[] = await database.withheld.where("caseId").equals(caseId).sortBy("number");
  return fitting(withheldRowSchema, rows).map(({ caseId: _case, eventId: _event, ...item }) => item);
}

/** The team was told these. @param at Unix ms */
export async function notePutBack(database: Database, numbers: readonly number[], at: number): Promise<void> {
  await database.withheld
    .where("number")
    .anyOf([...numbers])
    .modify({ putBackAt: at });
}

/** Nothing of these events leaves after all. Call inside a read-write transaction over `withheld`. */
export async function forgetWithheld(database: Database, eventIds: readonly string[]): Promise<void> {
  await database.withheld
    .where("eventId")
    .anyOf([...eventIds])
    .delete();
}

/** Which case the queue was last asked to show, from a chip in a page. */
import { z } from "zod";

import { caseIdSchema, instantSchema } from "../case/case.ts";
import type { Database } from "./database.ts";

const pointerSchema = z.strictObject({ caseId: caseIdSchema, at: instantSchema });
export type Pointer = z.infer<typeof pointerSchema>;

/** @param at Unix ms */
export async function pointAt(database: Database, caseId: string, at: number): Promise<void> {
  await database.settings.put({ name: "pointer", value: { caseId, at } satisfies Pointer });
}

export async function readPointer(database: Database): Promise<Pointer | undefined> {
  const row = await database.settings.get("pointer");
  const checked = pointerSchema.safeParse(row?.value);
  return checked.success ? checked.data : undefined;
}

/** What the queue was last asked to show: a case, from a chip in a page, or one of its lists, from the popup. */
import { z } from "zod";

import { caseIdSchema, instantSchema } from "../case/case.ts";
import { queueListSchema } from "../case/queue-list.ts";
import type { Database } from "./database.ts";

const pointerSchema = z.strictObject({
  caseId: caseIdSchema.optional(),
  list: queueListSchema.optional(),
  at: instantSchema,
});
export type Pointer = z.infer<typeof pointerSchema>;

/** @param at Unix ms */
export async function pointAt(
  database: Database,
  target: Pick<Pointer, "caseId" | "list">,
  at: number,
): Promise<void> {
  await database.settings.put({ name: "pointer", value: { ...target, at } satisfies Pointer });
}

export async function readPointer(database: Database): Promise<Pointer | undefined> {
  const row = await database.settings.get("pointer");
  const checked = pointerSchema.safeParse(row?.value);
  return checked.success ? checked.data : undefined;
}

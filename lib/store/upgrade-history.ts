/** From timelines of mentions and cases to those of every channel: what is a contact with us and whom it may name is indexed. */
import type { Transaction } from "dexie";
import { z } from "zod";

import { lookupsOf } from "../customer.ts";
import { tracesOf } from "../traces.ts";

const mentionLineSchema = z.looseObject({
  kind: z.literal("mention"),
  at: z.number().int().nonnegative(),
  text: z.string(),
});
const namedSchema = z.looseObject({ site: z.string(), name: z.string(), siteId: z.string().optional() });

export async function upgradeHistory(transaction: Transaction): Promise<void> {
  // What does not fit stays as it is: the next read sets it aside.
  await transaction
    .table<Record<string, unknown>>("contacts")
    .toCollection()
    .modify((row) => {
      const line = mentionLineSchema.safeParse(row);
      if (line.success) Object.assign(row, { contactAt: line.data.at }, tracesOf(line.data.text));
    });
  await transaction
    .table<Record<string, unknown>>("customers")
    .toCollection()
    .modify((row) => {
      const named = namedSchema.safeParse(row);
      if (!named.success) return;
      const { site, name, siteId } = named.data;
      Object.assign(row, lookupsOf({ site, name, ...(siteId !== undefined && { siteId }) }));
    });
}

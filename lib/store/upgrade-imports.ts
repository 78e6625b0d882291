/** Version 11: lines that came from files move into blocks, and their accounts are what these say. */
import { Dexie, type Transaction } from "dexie";
import { z } from "zod";

import { customerSchema, type Customer } from "../customer.ts";
import { contactSchema, type Contact } from "../history.ts";
import { blocksOf } from "./imported-lines.ts";

const batchSchema = z.object({ importId: z.string(), number: z.number(), ids: z.array(z.string()) });

export async function upgradeImports(transaction: Transaction): Promise<void> {
  const batches = transaction.table<unknown, unknown[]>("importBatches");
  const keys = await batches.toCollection().primaryKeys();
  let next = 1;
  for (const key of keys) {
    const batch = batchSchema.safeParse(await batches.get(key));
    if (batch.success) next += await moveBatch(transaction, batch.data, next);
  }
}

/** @param number of its first block @returns how many blocks it has become */
async function moveBatch(
  transaction: Transaction,
  { importId, number: batch, ids }: z.infer<typeof batchSchema>,
  number: number,
): Promise<number> {
  const contacts = transaction.table<unknown, string>("contacts");
  const stored = await contacts.bulkGet(ids);
  // What does not fit stays where it is: the next read sets it aside.
  const lines = stored.flatMap((row) => {
    const line = contactSchema.safeParse(row);
    return line.success && line.data.source ? line.data : [];
  });
  if (lines.length === 0) return 0;
  await contacts.bulkDelete(lines.map(({ id }) => id));
  const accounts = await leaveAccounts(transaction, lines);
  const named = lines.map((line) => {
    const name = accounts.get(line.customerKey)?.name ?? "";
    return name === "" ? line : { ...line, name };
  });
  const blocks = blocksOf({ number, importId, batch }, named);
  await transaction.table("importedBlocks").bulkPut(blocks);
  return blocks.length;
}

/** Accounts of these lines count without them, and those that nothing else is known of go. @returns them as they were */
async function leaveAccounts(
  transaction: Transaction,
  lines: readonly Contact[],
): Promise<ReadonlyMap<string, Customer>> {
  const customers = transaction.table<unknown, string>("customers");
  const byAccount = Map.groupBy(lines, ({ customerKey }) => customerKey);
  const stored = await customers.bulkGet([...byAccount.keys()]);
  const before = new Map<string, Customer>();
  for (const row of stored) {
    const customer = customerSchema.safeParse(row);
    if (!customer.success) continue;
    const { key, site, contactCount } = customer.data;
    before.set(key, customer.data);
    const others = transaction
      .table("contacts")
      .where("[customerKey+at]")
      .between([key, Dexie.minKey], [key, Dexie.maxKey]);
    const moved = (byAccount.get(key) ?? []).filter(({ contactAt }) => contactAt !== undefined).length;
    // Imported lines counted for accounts of sites only.
    const isCounted = site !== "email" && site !== "phone" && site !== "crm";
    if ((await others.count()) === 0) await customers.delete(key);
    else if (isCounted) {
      await customers.put({ ...customer.data, contactCount: Math.max(0, contactCount - moved) });
    }
  }
  return before;
}

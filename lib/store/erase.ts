/** Forgetting what a case says about its customer, in every table of this browser. */
import { Dexie } from "dexie";

import type { Personal } from "../case/event.ts";
import { customerKeyOf } from "../customer.ts";
import { readPersonal } from "../ledger/entry.ts";
import type { Database } from "./database.ts";
import { dropMention } from "./mentions.ts";
import type { MentionRow } from "./rows.ts";

/** What a case held until it was erased. */
export type Whom = { readonly mentionKeys: readonly string[]; readonly customerKey: string | undefined };

/**
 * Removes the personal parts, the mentions and the timeline lines of a case; the signed entries stay. With the last case
 * of a person, what else was kept of them goes too.
 * Call inside a read-write transaction over `takeInTables`.
 */
export async function eraseCase(
  database: Database,
  caseId: string,
  { mentionKeys, customerKey }: Whom,
): Promise<void> {
  const keys = new Set(mentionKeys);
  const customers = new Set(customerKey === undefined ? [] : [customerKey]);
  const note = (personal: Personal | undefined): void => {
    if (personal?.mentionKey !== undefined) keys.add(personal.mentionKey);
    if (personal?.customerKey !== undefined) customers.add(personal.customerKey);
  };
  await database.events
    .where("caseId")
    .equals(caseId)
    .modify((row) => {
      note(typeof row.personal === "string" ? readPersonal(row.personal) : undefined);
      note(row.unsigned?.personal);
      delete row.personal;
      if (row.unsigned) delete row.unsigned.personal;
    });
  await database.outbox
    .where("caseId")
    .equals(caseId)
    .modify((row) => {
      note(row.event.personal);
      delete row.personal;
      delete row.event.personal;
    });
  await database.contacts.filter((line) => line.caseId === caseId).delete();
  for (const key of keys) await forgetMention(database, key);
  for (const key of customers) await forgetCustomer(database, key);
}

async function forgetMention(database: Database, key: string): Promise<void> {
  await dropMention(database, key);
  await database.corrections
    .where("key")
    .equals(key)
    .modify((row) => {
      delete row.author;
      delete row.excerpt;
    });
}

/** What was merely flagged of a person, their timeline and their name, unless another case of theirs is there. */
async function forgetCustomer(database: Database, customerKey: string): Promise<void> {
  if ((await database.cases.where("customerKey").equals(customerKey).count()) > 0) return;
  const isTheirs = ({ mention }: MentionRow): boolean => customerKeyOf(mention) === customerKey;
  for (const key of await database.mentions.filter(isTheirs).primaryKeys()) {
    await forgetMention(database, key);
  }
  await database.contacts
    .where("[customerKey+at]")
    .between([customerKey, Dexie.minKey], [customerKey, Dexie.maxKey])
    .delete();
  await database.customers.delete(customerKey);
}

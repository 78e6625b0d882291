/** Forgetting what a case says about its customer, in every table of this browser. */
import type { Database } from "./database.ts";
import { readPersonal } from "../ledger/entry.ts";
import { dropMention } from "./mentions.ts";

/**
 * Removes the personal parts, the mentions and the timeline lines of a case; the signed entries stay.
 * Call inside a read-write transaction over `takeInTables`.
 */
export async function eraseCase(database: Database, caseId: string): Promise<void> {
  const keys = new Set<string>();
  const note = (key: string | undefined): void => {
    if (key !== undefined) keys.add(key);
  };
  await database.events
    .where("caseId")
    .equals(caseId)
    .modify((row) => {
      note(typeof row.personal === "string" ? readPersonal(row.personal)?.mentionKey : undefined);
      note(row.unsigned?.personal?.mentionKey);
      delete row.personal;
      if (row.unsigned) delete row.unsigned.personal;
    });
  await database.outbox
    .where("caseId")
    .equals(caseId)
    .modify((row) => {
      note(row.event.personal?.mentionKey);
      delete row.personal;
      delete row.event.personal;
    });
  const state = await database.cases.get(caseId);
  for (const key of state?.mentionKeys ?? []) note(key);
  await database.contacts.filter((line) => line.caseId === caseId).delete();
  // The case no longer holds its mentions: nothing keeps them.
  if (state) await database.cases.update(caseId, { mentionKeys: [`erased:${caseId}`] });
  for (const key of keys) {
    await dropMention(database, key);
    await database.corrections
      .where("key")
      .equals(key)
      .modify((row) => {
        delete row.author;
        delete row.excerpt;
      });
  }
}

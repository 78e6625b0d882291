/** Forgetting what a case says about its customer, in every table of this browser. */
import type { Database } from "./database.ts";
import { readPersonal } from "../ledger/entry.ts";
import { dropMention } from "./mentions.ts";

/**
 * Removes the personal parts, the mentions and the timeline lines of a case; the signed entries stay.
 * @param mentionKeys what the case held until it was erased
 * Call inside a read-write transaction over `takeInTables`.
 */
export async function eraseCase(
  database: Database,
  caseId: string,
  mentionKeys: readonly string[],
): Promise<void> {
  const keys = new Set(mentionKeys);
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
  await database.contacts.filter((line) => line.caseId === caseId).delete();
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

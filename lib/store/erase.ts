/** Forgetting a person, or what a case says about its customer, in every table of this browser. */
import type { Case } from "../case/case.ts";
import { isNobody } from "../case/forget.ts";
import type { Personal } from "../case/event.ts";
import { readPersonal } from "../ledger/entry.ts";
import type { Database } from "./database.ts";
import { rememberForgotten } from "./forgotten.ts";
import { personalTables, type Erased } from "./holdings.ts";
import { dropMention } from "./mentions.ts";
import { findSubject, type Subject } from "./subject.ts";

/** How many rows each table has of a person; tables that have none are left out. */
export async function countHoldings(
  database: Database,
  subject: Subject,
): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = [];
  for (const [name, { find }] of personalTables) {
    const { length } = await find(database, subject);
    if (length > 0) counts.push([name, length]);
  }
  return Object.fromEntries(counts);
}

/**
 * Removes what there is of a person, everywhere; the signed entries of their cases stay, without words.
 * Call inside a read-write transaction over `holdingTables`.
 */
export async function eraseSubject(database: Database, subject: Subject, erased: Erased): Promise<void> {
  for (const [, { erase }] of personalTables) await erase(database, subject, erased);
  await rememberForgotten(database, [...subject.mentionKeys, ...subject.lineIds], erased.at);
}

/** What a case held until it was erased. */
export type Whom = {
  readonly mentionKeys: readonly string[];
  readonly customerKey: string | undefined;
  readonly erased: Erased;
};

/**
 * Removes the personal parts, the mentions and the timeline lines of a case; the signed entries stay. With the last case
 * of a person, what else was kept of them goes too.
 * Call inside a read-write transaction over `takeInTables`.
 */
export async function eraseCase(database: Database, caseId: string, whom: Whom): Promise<void> {
  const { erased } = whom;
  const keys = new Set(whom.mentionKeys);
  const customers = new Set(whom.customerKey === undefined ? [] : [whom.customerKey]);
  const note = (personal: Personal | undefined): void => {
    if (personal?.mentionKey !== undefined) keys.add(personal.mentionKey);
    if (personal?.customerKey !== undefined) customers.add(personal.customerKey);
    // An account that is known from this case alone, such as the number of a call.
    if (personal?.account !== undefined) customers.add(personal.account);
  };
  await database.events
    .where("caseId")
    .equals(caseId)
    .modify((row) => {
      note(typeof row.personal === "string" ? readPersonal(row.personal) : undefined);
      note(row.whole);
      note(row.unsigned?.personal);
      delete row.personal;
      delete row.whole;
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
  await database.contacts.where("caseId").equals(caseId).delete();
  await database.withheld.where("caseId").equals(caseId).delete();
  for (const key of keys) await forgetMention(database, key);
  for (const key of customers) await forgetCustomer(database, key, erased);
  await rememberForgotten(database, keys, erased.at);
}

async function forgetMention(database: Database, key: string): Promise<void> {
  await dropMention(database, key);
  await database.corrections.delete(key);
}

/** What was merely flagged of a person, their timeline and their name, unless another case of theirs is there. */
async function forgetCustomer(
  database: Database,
  customerKey: string,
  erased: NonNullable<Case["erased"]>,
): Promise<void> {
  if (isNobody(customerKey)) return;
  if ((await database.cases.where("customerKey").equals(customerKey).count()) > 0) return;
  await eraseSubject(database, await findSubject(database, [customerKey]), erased);
}

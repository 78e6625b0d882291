/** Gathering everything that is stored of one person. Read-only. */
import { PERSON_FILE_FORMAT, personFileSchema, type PersonFile } from "../person-file.ts";
import type { Database } from "./database.ts";
import { personalTables } from "./holdings.ts";
import { accountsOf } from "./people.ts";
import { findSubject, type Subject } from "./subject.ts";

/** All accounts of the person behind these, and behind these cases. */
export async function findPerson(
  database: Database,
  accounts: readonly string[],
  caseIds: readonly string[],
): Promise<Subject> {
  const named = await findSubject(database, accounts, caseIds);
  const linked = await Promise.all(named.accounts.map((account) => accountsOf(database, account)));
  return findSubject(database, linked.flat(), caseIds);
}

/** @param now Unix ms */
export async function gatherPersonFile(
  database: Database,
  subject: Subject,
  now: number,
): Promise<PersonFile> {
  const records: [string, readonly unknown[]][] = [];
  for (const [name, { find }] of personalTables) {
    const rows = await find(database, subject);
    if (rows.length > 0) records.push([name, rows]);
  }
  const departures = await database.departures
    .where("caseId")
    .anyOf([...subject.caseIds])
    .toArray();
  return personFileSchema.parse({
    format: PERSON_FILE_FORMAT,
    madeAt: new Date(now).toISOString(),
    accounts: subject.accounts,
    records: Object.fromEntries(records),
    departures,
  });
}

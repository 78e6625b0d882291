/** Lines of timelines, wherever they are stored: by themselves, or in the blocks of an import. */
import { Dexie } from "dexie";

import type { Contact } from "../history.ts";
import type { Database } from "./database.ts";
import { countImported, firstImportedContact, importedWithTrace, readImported } from "./imported-lines.ts";
import type { Readable, ReadableRows } from "./readable.ts";

/** Lines that were written down one by one. @param until Unix ms, inclusive */
export function linesHere(
  database: Readable,
  account: string,
  until?: number,
): ReadableRows<Contact, string> {
  return database.contacts
    .where("[customerKey+at]")
    .between([account, Dexie.minKey], [account, until ?? Dexie.maxKey], true, true);
}

/** All lines of these accounts. */
export async function linesOf(database: Database, accounts: readonly string[]): Promise<Contact[]> {
  const rows = await Promise.all(
    accounts.map(async (account) => [
      ...(await linesHere(database, account).toArray()),
      ...(await readImported(database, account, Infinity)),
    ]),
  );
  return rows.flat();
}

/** Lines in which `trace` stands; in no order, and not all where many have it. @param limit records to look at */
export async function linesWithTrace(database: Database, trace: string, limit: number): Promise<unknown[]> {
  const [here, imported] = await Promise.all([
    database.contacts.where("traces").equals(trace).limit(limit).toArray(),
    importedWithTrace(database, trace, limit),
  ]);
  return [...here, ...imported];
}

/** How many lines there are of these accounts, without reading one. */
export function countLines(database: Readable, accounts: readonly string[]): Promise<number> {
  return sumOf(accounts, (account) => [
    linesHere(database, account).count(),
    countImported(database, { account }),
  ]);
}

/** How often whoever has these accounts came to us, without reading a line. */
export function countContacts(database: Readable, accounts: readonly string[]): Promise<number> {
  return sumOf(accounts, (account) => [
    contactsHere(database, account).count(),
    countImported(database, { account, isContact: 1 }),
  ]);
}

/** When whoever has these accounts came to us first, Unix ms; undefined: never. */
export async function firstContactAt(
  database: Readable,
  accounts: readonly string[],
): Promise<number | undefined> {
  const firsts = await Promise.all(
    accounts.flatMap((account) => [
      contactsHere(database, account)
        .limit(1)
        .toArray()
        .then(([line]) => line?.contactAt),
      firstImportedContact(database, account),
    ]),
  );
  const ats = firsts.filter((at) => at !== undefined);
  return ats.length === 0 ? undefined : Math.min(...ats);
}

function contactsHere(database: Readable, account: string): ReadableRows<Contact, string> {
  return database.contacts
    .where("[customerKey+contactAt]")
    .between([account, Dexie.minKey], [account, Dexie.maxKey], true, true);
}

async function sumOf(
  accounts: readonly string[],
  counts: (account: string) => readonly PromiseLike<number>[],
): Promise<number> {
  const all = await Promise.all(accounts.flatMap(counts));
  return all.reduce((sum, count) => sum + count, 0);
}

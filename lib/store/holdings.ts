/**
 * Where a person's data lies: what is told to somebody who asks for their data, and what goes when they ask to be forgotten,
 * is what this list says. A new table needs an entry here; the compiler asks for it.
 */
import type { Table } from "dexie";

import type { Case } from "../case/case.ts";
import type { Mention } from "../mention.ts";
import type { Database } from "./database.ts";
import { findWords, forgetCases, forgetWords } from "./forget-cases.ts";
import { readImported, removeImported } from "./imported-lines.ts";
import { linesHere } from "./lines.ts";
import type { CorrectionRow } from "./rows.ts";
import type { Subject } from "./subject.ts";

export type TableName = {
  [Name in keyof Database]: Database[Name] extends Pick<Table, "core" | "schema"> ? Name : never;
}[keyof Database];

/** What a table has of one person. */
export type Personal = {
  /** Rows that are told to the person, whole. */
  readonly find: (database: Database, subject: Subject) => PromiseLike<readonly unknown[]>;
  /**
   * Removes them, or what is personal in them. Call inside a read-write transaction over `holdingTables`.
   */
  readonly erase: (database: Database, subject: Subject, erased: Erased) => PromiseLike<unknown>;
};

/** Who asked for it, and when. */
export type Erased = NonNullable<Case["erased"]>;

/** Why a table has nothing of any customer. */
export type Impersonal = { readonly nothing: string };

export const holdings: Readonly<Record<TableName, Personal | Impersonal>> = {
  events: {
    find: findWords,
    erase: forgetWords,
  },
  outbox: {
    find: (database, { caseIds }) =>
      database.outbox
        .where("caseId")
        .anyOf([...caseIds])
        .toArray(),
    // What is signed goes on its way without its personal part, as what the log has of it stays without.
    erase: (database, { caseIds }) =>
      database.outbox
        .where("caseId")
        .anyOf([...caseIds])
        .modify((row) => {
          delete row.personal;
          delete row.event.personal;
        }),
  },
  cases: {
    find: (database, { caseIds }) => present(database.cases.bulkGet([...caseIds])),
    erase: forgetCases,
  },
  mentions: {
    find: (database, { mentionKeys }) => present(database.mentions.bulkGet([...mentionKeys])),
    async erase(database, { mentionKeys, accounts }) {
      const theirs = new Set(accounts);
      // What others wrote stays theirs; what it quotes of this person goes.
      await database.mentions
        .filter(({ mention }) => theirs.has(quotedAuthorOf(mention)))
        .modify((row) => {
          delete row.mention.quoted;
        });
      await database.mentions.bulkDelete([...mentionKeys]);
    },
  },
  customers: {
    find: (database, { accounts }) => present(database.customers.bulkGet([...accounts])),
    erase: (database, { accounts }) => database.customers.bulkDelete([...accounts]),
  },
  contacts: {
    find: async (database, { accounts }) =>
      (await Promise.all(accounts.map((account) => linesHere(database, account).toArray()))).flat(),
    erase: (database, { lineIds }) => database.contacts.bulkDelete([...lineIds]),
  },
  corrections: {
    find: (database, subject) => database.corrections.filter((row) => isAbout(row, subject)).toArray(),
    // Whole: hashes of up to 120 words are enough to recognise a post by, and one example less costs the detector little.
    erase: (database, subject) => database.corrections.filter((row) => isAbout(row, subject)).delete(),
  },
  links: {
    find: (database, { accounts }) =>
      database.links
        .where("accounts")
        .anyOf([...accounts])
        .distinct()
        .toArray(),
    erase: (database, { accounts }) =>
      database.links
        .where("accounts")
        .anyOf([...accounts])
        .delete(),
  },
  facts: {
    find: (database, { accounts }) => present(database.facts.bulkGet([...accounts])),
    erase: (database, { accounts }) => database.facts.bulkDelete([...accounts]),
  },
  withheld: {
    find: (database, { caseIds }) =>
      database.withheld
        .where("caseId")
        .anyOf([...caseIds])
        .toArray(),
    erase: (database, { caseIds }) =>
      database.withheld
        .where("caseId")
        .anyOf([...caseIds])
        .delete(),
  },
  quarantine: {
    find: (database, { isNamedIn }) => database.quarantine.filter(isNamedIn).toArray(),
    erase: (database, { isNamedIn }) => database.quarantine.filter(isNamedIn).delete(),
  },
  chains: { nothing: "hashes and sequences of a case" },
  commands: { nothing: "ids of commands and cases, and codes of refusals" },
  departures: { nothing: "ids of cases, times and counts" },
  erasures: { nothing: "ids of cases, times and counts" },
  receipts: { nothing: "times and counts" },
  forgotten: { nothing: "keyed hashes of the ids of what was erased, which nobody can turn back" },
  ledger: { nothing: "the team, this browser's place in it, and its clock" },
  documents: { nothing: "the team's roster and seats: colleagues" },
  keys: { nothing: "this browser's own keys" },
  imports: { nothing: "names of files, what their columns mean, and counts" },
  importedBlocks: {
    find: async (database, { accounts }) =>
      (await Promise.all(accounts.map((account) => readImported(database, account, Infinity)))).flat(),
    erase: (database, { accounts, lineIds }) => removeImported(database, accounts, lineIds),
  },
  importedBatches: {
    nothing: "numbers of blocks, and parts of keyed hashes of ids, which go with their lines",
  },
  importMappings: { nothing: "what columns of files mean" },
  settings: { nothing: "the brand, and the person at this browser" },
  health: { nothing: "counts and shapes of pages" },
};

/** The tables that hold something of somebody, with how it is found and erased. */
export const personalTables: readonly (readonly [TableName, Personal])[] = Object.entries(holdings).flatMap(
  ([name, holding]) => ("nothing" in holding || !isTableName(name) ? [] : [[name, holding] as const]),
);

function isTableName(name: string): name is TableName {
  return Object.hasOwn(holdings, name);
}

/** Every table that erasing somebody reads or writes. */
export function holdingTables(database: Database): Table[] {
  const { forgotten, importedBatches } = database;
  return [...personalTables.map(([name]) => database.table(name)), forgotten, importedBatches];
}

function quotedAuthorOf({ site, quoted }: Mention): string {
  return quoted ? `${site}:${quoted.author.handle.toLowerCase()}` : "";
}

/** Whether it was made at a post of this person, which may be long forgotten. */
function isAbout({ key, author }: CorrectionRow, { mentionKeys, accounts }: Subject): boolean {
  const account = `${key.slice(0, key.indexOf(":"))}:${author?.toLowerCase() ?? ""}`;
  return mentionKeys.has(key) || accounts.includes(account);
}

async function present<Row>(found: PromiseLike<readonly (Row | undefined)[]>): Promise<Row[]> {
  return (await found).filter((row) => row !== undefined);
}

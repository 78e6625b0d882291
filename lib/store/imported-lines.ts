/**
 * Lines of timelines that came from files, in blocks of some dozen: the browser takes as long for a small record as for a
 * large one, and a company brings in a million of them (docs/decisions/0021). A block is found by each of its customers,
 * and is opened whole.
 */
import { Dexie } from "dexie";
import { z } from "zod";

import { nameKeyOf } from "../customer.ts";
import { contactSchema, type Contact } from "../history.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

/** More make importing little faster, and reading one customer's slower. */
export const LINES_IN_BLOCK = 32;

/** Where a block belongs. */
export type BlockPlace = {
  /** Counted from 1: later blocks have higher ones. */
  readonly number: number;
  readonly importId: string;
  /** Of which batch: how many records were behind the import before it. */
  readonly batch: number;
};

/** One line in the index: whose it is, whether it is a contact with us (1), when (Unix ms), and its place in the block. */
type Owner = [customerKey: string, isContact: 0 | 1, at: number, place: number];

export type ImportedBlock = BlockPlace & {
  readonly lines: readonly Contact[];
  /** What its lines are found by: of each line, `id`, `traces` and the compared form of `name`. */
  readonly owners: readonly Owner[];
  readonly ids: readonly string[];
  readonly traces?: readonly string[];
  readonly names?: readonly string[];
};

export function blockOf({ number, importId, batch }: BlockPlace, lines: readonly Contact[]): ImportedBlock {
  const traces = [...new Set(lines.flatMap((line) => line.traces ?? []))];
  const names = new Set(lines.flatMap(({ name }) => (name === undefined ? [] : nameKeyOf(name))));
  names.delete("");
  return {
    number,
    importId,
    batch,
    lines,
    owners: lines.map(({ customerKey, contactAt, at }, place) => [
      customerKey,
      contactAt === undefined ? 0 : 1,
      at,
      place,
    ]),
    ids: lines.map(({ id }) => id),
    ...(traces.length > 0 && { traces }),
    ...(names.size > 0 && { names: [...names] }),
  };
}

/** What a line is found by is what it says: a block in which it is not is none. */
export const importedBlockSchema = z
  .looseObject({
    number: z.number(),
    importId: z.string(),
    batch: z.number(),
    lines: z.array(contactSchema).min(1).max(LINES_IN_BLOCK),
  })
  .refine((row) => {
    const { owners, ids, traces, names } = blockOf(row, row.lines);
    const said = [row["owners"], row["ids"], row["traces"], row["names"]];
    return JSON.stringify(said) === JSON.stringify([owners, ids, traces, names]);
  });

/** @param place of the first block */
export function blocksOf(place: BlockPlace, lines: readonly Contact[]): ImportedBlock[] {
  const blocks: ImportedBlock[] = [];
  for (let from = 0; from < lines.length; from += LINES_IN_BLOCK) {
    const number = place.number + blocks.length;
    blocks.push(blockOf({ ...place, number }, lines.slice(from, from + LINES_IN_BLOCK)));
  }
  return blocks;
}

/** The number that the next block has. */
export async function nextBlock(database: Database): Promise<number> {
  const [last = 0] = await database.importedBlocks.toCollection().reverse().limit(1).primaryKeys();
  return last + 1;
}

/** The lines in blocks that were read, whatever was stored there. @param isWanted asked before a line is checked */
function linesIn(
  blocks: readonly ImportedBlock[],
  isWanted: (line: Contact) => boolean = () => true,
): Contact[] {
  return blocks.flatMap(({ lines }) =>
    Array.isArray(lines) ? fitting(contactSchema, lines.filter(isWanted)) : [],
  );
}

type Range = {
  readonly account: string;
  /** Only contacts with us; both kinds where it is left out. */
  readonly isContact?: 0 | 1;
  /** Unix ms, inclusive. Only where `isContact` says which. */
  readonly until?: number | undefined;
};

function ofAccount(database: Database, { account, isContact, until }: Range) {
  const first = isContact === undefined ? [account] : [account, isContact];
  return database.importedBlocks
    .where("owners")
    .between(first, [...first, ...(until === undefined ? [] : [until]), Dexie.maxKey], true, true);
}

/** How many lines an account has, without reading one. */
export function countImported(database: Database, range: Omit<Range, "until">): Promise<number> {
  return Promise.resolve(ofAccount(database, range).count());
}

/** The newest lines of an account, newest first: `limit` of them, or as many as there are. @param until Unix ms, inclusive */
export async function readImported(
  database: Database,
  account: string,
  limit: number,
  until?: number,
): Promise<Contact[]> {
  const keys = await Promise.all(
    ([0, 1] as const).map(async (isContact) =>
      // In the order of time, one for each line.
      (await ofAccount(database, { account, isContact, until }).primaryKeys()).slice(-limit),
    ),
  );
  const isTheirs = ({ customerKey, at }: Contact): boolean =>
    customerKey === account && (until === undefined || at <= until);
  return linesIn(await blocksAt(database, keys.flat()), isTheirs)
    .toSorted((one, other) => other.at - one.at)
    .slice(0, limit);
}

/** When an account first came to us, Unix ms. */
export async function firstImportedContact(database: Database, account: string): Promise<number | undefined> {
  const [key] = await ofAccount(database, { account, isContact: 1 }).limit(1).primaryKeys();
  if (key === undefined) return undefined;
  const lines = linesIn(await blocksAt(database, [key]), ({ customerKey }) => customerKey === account);
  const ats = lines.flatMap(({ contactAt }) => contactAt ?? []);
  return ats.length === 0 ? undefined : Math.min(...ats);
}

/** Lines in which `trace` stands, of some blocks. */
export async function importedWithTrace(
  database: Database,
  trace: string,
  blocks: number,
): Promise<Contact[]> {
  const found = await database.importedBlocks.where("traces").equals(trace).limit(blocks).toArray();
  return linesIn(found, ({ traces = [] }) => traces.includes(trace));
}

/** Lines of customers of that name, of some blocks. @param nameKey see `nameKeyOf` */
export async function importedWithName(
  database: Database,
  nameKey: string,
  blocks: number,
): Promise<Contact[]> {
  const found = await database.importedBlocks.where("names").equals(nameKey).limit(blocks).toArray();
  return linesIn(found, ({ name = "" }) => nameKeyOf(name) === nameKey);
}

/** Those of `ids` that there are, each with its block's number. */
export async function findImported(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const keys = await Promise.all(
    ids.map((id) => database.importedBlocks.where("ids").equals(id).primaryKeys()),
  );
  return new Map(
    ids.flatMap((id, index) => (keys[index]?.[0] === undefined ? [] : [[id, keys[index][0]] as const])),
  );
}

/**
 * Puts other lines, or none, in the place of some. Call inside a read-write transaction over `importedBlocks`.
 * @param change undefined: the line goes
 */
export async function changeImported(
  database: Database,
  numbers: readonly number[],
  change: (line: Contact) => Contact | undefined,
): Promise<void> {
  for (const block of await blocksAt(database, numbers)) {
    const lines = linesIn([block]).flatMap((line) => change(line) ?? []);
    if (lines.length === 0) await database.importedBlocks.delete(block.number);
    else await database.importedBlocks.put(blockOf(block, lines));
  }
}

/** Removes these lines of these accounts. Call inside a read-write transaction over `importedBlocks`. */
export async function removeImported(
  database: Database,
  accounts: readonly string[],
  ids: ReadonlySet<string>,
): Promise<void> {
  const keys = await Promise.all(accounts.map((account) => ofAccount(database, { account }).primaryKeys()));
  await changeImported(database, keys.flat(), (line) => (ids.has(line.id) ? undefined : line));
}

async function blocksAt(database: Database, numbers: readonly number[]): Promise<ImportedBlock[]> {
  const blocks = await database.importedBlocks.bulkGet([...new Set(numbers)]);
  return blocks.filter((block) => block !== undefined);
}

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
import { removeMarks } from "./imported-batches.ts";
import { LINES_IN_BLOCK } from "./mark-table.ts";
import type { Readable, ReadableRows } from "./readable.ts";

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

/** What its lines are found by: whose they are, their `traces`, and the compared form of `name`. */
type Found = {
  readonly owners: readonly Owner[];
  readonly traces: readonly string[];
  readonly names: readonly string[];
};

/** Its lines, and what is made of them for its indexes whenever that is asked for. */
export type ImportedBlock = BlockPlace & {
  readonly lines: readonly Contact[];
  /** Of one that was opened: those of an account, without making the others. */
  readonly linesOf?: (account: string) => readonly Contact[];
} & Found;

/** @param given its lines, or what makes them when they are asked for */
export function blockOf(
  { number, importId, batch }: BlockPlace,
  given: readonly Contact[] | (() => readonly Contact[]),
): ImportedBlock {
  const lines = typeof given === "function" ? given : (): readonly Contact[] => given;
  const block = { number, importId, batch };
  const found: PropertyDescriptorMap & Record<"lines" | keyof Found, PropertyDescriptor> = {
    lines: { get: lines, enumerable: true },
    owners: { get: () => ownersOf(lines()) },
    traces: { get: () => [...new Set(lines().flatMap((line) => line.traces ?? []))] },
    names: { get: () => namesOf(lines()) },
  };
  // But for the lines not enumerable: no copy of a block says anything else than its lines do.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these are what was missing
  return Object.defineProperties(block, found) as ImportedBlock;
}

function ownersOf(lines: readonly Contact[]): Owner[] {
  return lines.map(({ customerKey, contactAt, at }, place) => [
    customerKey,
    contactAt === undefined ? 0 : 1,
    at,
    place,
  ]);
}

function namesOf(lines: readonly Contact[]): string[] {
  const names = new Set(lines.flatMap(({ name }) => (name === undefined ? [] : nameKeyOf(name))));
  names.delete("");
  return [...names];
}

export const importedBlockSchema = z.looseObject({
  number: z.number(),
  importId: z.string(),
  batch: z.number(),
  lines: z.array(contactSchema).min(1).max(LINES_IN_BLOCK),
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

function linesOfAccount(blocks: readonly ImportedBlock[], account: string): Contact[] {
  return blocks.flatMap((block) =>
    block.linesOf
      ? fitting(contactSchema, block.linesOf(account))
      : linesIn([block], ({ customerKey }) => customerKey === account),
  );
}

type Range = {
  readonly account: string;
  /** Only contacts with us; both kinds where it is left out. */
  readonly isContact?: 0 | 1;
  /** Unix ms, inclusive. Only where `isContact` says which. */
  readonly until?: number | undefined;
};

function ofAccount(
  database: Readable,
  { account, isContact, until }: Range,
): ReadableRows<ImportedBlock, number> {
  const first = isContact === undefined ? [account] : [account, isContact];
  return database.importedBlocks
    .where("owners")
    .between(first, [...first, ...(until === undefined ? [] : [until]), Dexie.maxKey], true, true);
}

/** How many lines an account has, without reading one. */
export function countImported(database: Readable, range: Omit<Range, "until">): Promise<number> {
  return Promise.resolve(ofAccount(database, range).count());
}

/** Who has fewer lines, as most have, is read in one way to the database and back: with each line comes its block. */
const FEW = 8;

/** The newest lines of an account, newest first: `limit` of them, or as many as there are. @param until Unix ms, inclusive */
export async function readImported(
  database: Readable,
  account: string,
  limit: number,
  until?: number,
): Promise<Contact[]> {
  const some = await ofAccount(database, { account }).limit(FEW).toArray();
  const blocks = new Map(some.map((block) => [block.number, block]));
  if (some.length === FEW) {
    const keys = await Promise.all(
      ([0, 1] as const).map(async (isContact) =>
        // In the order of time, one for each line.
        (await ofAccount(database, { account, isContact, until }).primaryKeys()).slice(-limit),
      ),
    );
    const missing = keys.flat().filter((key) => !blocks.has(key));
    for (const block of await blocksAt(database, missing)) blocks.set(block.number, block);
  }
  return linesOfAccount([...blocks.values()], account)
    .filter(({ at }) => until === undefined || at <= until)
    .toSorted((one, other) => other.at - one.at)
    .slice(0, limit);
}

/** When an account first came to us, Unix ms. */
export async function firstImportedContact(database: Readable, account: string): Promise<number | undefined> {
  const [key] = await ofAccount(database, { account, isContact: 1 }).limit(1).primaryKeys();
  if (key === undefined) return undefined;
  const lines = linesOfAccount(await blocksAt(database, [key]), account);
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

/** Those of `ids` that there are, each with its block's number. @param numbers of the blocks in which they may be */
export async function findImported(
  database: Database,
  ids: readonly string[],
  numbers: readonly number[],
): Promise<ReadonlyMap<string, number>> {
  const sought = new Set(ids);
  const blocks = await blocksAt(database, numbers);
  return new Map(
    blocks.flatMap((block) =>
      linesIn([block], ({ id }) => sought.has(id)).map(({ id }) => [id, block.number] as const),
    ),
  );
}

/**
 * Puts other lines, or none, in the place of some. Call inside a read-write transaction over `importedBlocks` and
 * `importedBatches`.
 * @param change undefined: the line goes
 */
export async function changeImported(
  database: Database,
  numbers: readonly number[],
  change: (line: Contact) => Contact | undefined,
): Promise<void> {
  for (const block of await blocksAt(database, numbers)) {
    const before = linesIn([block]);
    const lines = before.flatMap((line) => change(line) ?? []);
    if (lines.length === 0) await database.importedBlocks.delete(block.number);
    else await database.importedBlocks.put(blockOf(block, lines));
    if (lines.length < before.length) {
      const left = new Set(lines.map(({ id }) => id));
      const gone = before.map(({ id }) => id).filter((id) => !left.has(id));
      await removeMarks(database, block.number, gone);
    }
  }
}

/** Removes these lines of these accounts. Call inside a read-write transaction over `importedBlocks` and `importedBatches`. */
export async function removeImported(
  database: Database,
  accounts: readonly string[],
  ids: ReadonlySet<string>,
): Promise<void> {
  const keys = await Promise.all(accounts.map((account) => ofAccount(database, { account }).primaryKeys()));
  await changeImported(database, keys.flat(), (line) => (ids.has(line.id) ? undefined : line));
}

async function blocksAt(database: Readable, numbers: readonly number[]): Promise<ImportedBlock[]> {
  const blocks = await database.importedBlocks.bulkGet([...new Set(numbers)]);
  return blocks.filter((block) => block !== undefined);
}

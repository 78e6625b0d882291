/** The timeline of a person: the lines of all their accounts, newest first, a page at a time and by index. */
import { contactSchema, type Contact } from "../history.ts";
import { readImported } from "./imported-lines.ts";
import { linesHere } from "./lines.ts";
import type { Readable } from "./readable.ts";

/** What a page of lines is taken from. */
export type TimelineQuery = {
  readonly accounts: readonly string[];
  /** Only lines of this channel. */
  readonly channel?: string | undefined;
  /** Only lines that hold all of these words, in whatever case. */
  readonly search?: string | undefined;
};

/** Where the next page begins: after these lines. */
export type Cursor = {
  /** Unix ms of the last line. */
  readonly at: number;
  /** The lines at that moment that were there already. */
  readonly ids: readonly string[];
};

export type Page = {
  readonly lines: readonly Contact[];
  /** Undefined: there are no more. */
  readonly next: Cursor | undefined;
};

/** Lines read of one account at once where a filter may leave few of them. */
const CHUNK = 200;

/** @param limit how many lines at most */
export async function readPage(
  database: Readable,
  query: TimelineQuery,
  limit: number,
  after?: Cursor,
): Promise<Page> {
  const fits = lineFilter(query);
  const chunk = query.channel === undefined && !query.search ? limit : CHUNK;
  const lines: Contact[] = [];
  let cursor = after;
  for (;;) {
    const read = await readMerged(database, query.accounts, chunk, cursor);
    for (const [index, line] of read.lines.entries()) {
      cursor = past(cursor, line);
      if (fits(line)) lines.push(line);
      const isLast = read.isEnd && index === read.lines.length - 1;
      if (lines.length === limit) return { lines, next: isLast ? undefined : cursor };
    }
    if (read.isEnd) return { lines, next: undefined };
  }
}

function past(cursor: Cursor | undefined, { at, id }: Contact): Cursor {
  return { at, ids: cursor?.at === at ? [...cursor.ids, id] : [id] };
}

/** The next `limit` lines of all accounts together, and whether they are the last. */
async function readMerged(
  database: Readable,
  accounts: readonly string[],
  limit: number,
  after: Cursor | undefined,
): Promise<{ readonly lines: readonly Contact[]; readonly isEnd: boolean }> {
  const seen = new Set(after?.ids);
  const isFresh = ({ id, at }: Contact): boolean => !after || at < after.at || !seen.has(id);
  const most = limit + seen.size;
  const read = await Promise.all(
    accounts
      .flatMap((account) => [
        readHere(database, account, most, after?.at),
        readImported(database, account, most, after?.at),
      ])
      .map((reading) => reading.then((lines) => lines.filter(isFresh).slice(0, limit))),
  );
  const merged = read.flat().toSorted((a, b) => b.at - a.at);
  const isEnd = merged.length <= limit && read.every(({ length }) => length < limit);
  return { lines: merged.slice(0, limit), isEnd };
}

/** The newest lines of an account that fit, newest first. @param until Unix ms, inclusive */
async function readHere(
  database: Readable,
  account: string,
  limit: number,
  until: number | undefined,
): Promise<Contact[]> {
  const newest = linesHere(database, account, until).reverse().limit(limit);
  const rows = await newest.toArray();
  if (rows.every(isFit)) return rows;
  const all = await linesHere(database, account, until).reverse().toArray();
  return all.filter(isFit).slice(0, limit);
}

function isFit(line: Contact): boolean {
  return contactSchema.safeParse(line).success;
}

function lineFilter({ channel, search = "" }: TimelineQuery): (line: Contact) => boolean {
  const sought = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return (line) => {
    if (channel !== undefined && line.channel !== channel) return false;
    if (sought.length === 0) return true;
    const said = [line.text, line.title, line.state, line.by, ...(line.traces ?? [])]
      .join("\n")
      .toLowerCase();
    return sought.every((word) => said.includes(word));
  };
}

/**
 * Lines written column by column: what all of them say stands there once, and so do the names of fields. Less to write, to
 * pack and to read than line by line.
 */
import { contactSchema, type Contact } from "../history.ts";

type Source = NonNullable<Contact["source"]>;
type Field = keyof Contact;

export type Columns = {
  readonly count: number;
  readonly from: Beginning;
  /** What all lines say. */
  readonly all: Readonly<Partial<Record<Field, unknown>>>;
  /** What they say each, in their order; null where one says nothing. */
  readonly each: Readonly<Partial<Record<Field, readonly unknown[]>>>;
};

/** What the lines of a block begin with: see `columns`. */
type Beginning = Pick<Contact, "id" | "customerKey" | "at"> & {
  /** Where all lines are from one file. */
  readonly source?: Source | undefined;
};

type Column = {
  readonly write: (line: Contact, from: Beginning) => unknown;
  /** @param line has its `at` */
  readonly read: (value: unknown, from: Beginning, line: Partial<Contact>) => unknown;
};

/** Columns that have what follows on the beginning: of texts the rest, of times and lines of the file how much later they are. */
const columns: Readonly<Partial<Record<Field, Column>>> = {
  id: {
    write: ({ id }, from) => id.slice(from.id.length),
    read: (value, from) => from.id + String(value),
  },
  customerKey: {
    write: ({ customerKey }, from) => customerKey.slice(from.customerKey.length),
    read: (value, from) => from.customerKey + String(value),
  },
  at: {
    write: ({ at }, from) => at - from.at,
    read: (value, from) => from.at + Number(value),
  },
  contactAt: {
    write: ({ contactAt, at }) => (contactAt === at ? true : contactAt),
    read: (value, _from, { at }) => (value === true ? at : value),
  },
  source: {
    write: ({ source }, from) => (source && from.source ? source.line - from.source.line : source),
    read: (value, { source }) =>
      source && typeof value === "number" ? { ...source, line: source.line + value } : value,
  },
};

const fields = contactSchema.keyof().options;
const known: ReadonlySet<string> = new Set(fields);

export function columnsOf(lines: readonly Contact[]): Columns {
  const { id = "", customerKey = "", at = 0, source } = lines[0] ?? {};
  const from = {
    id: lines.reduce((start, line) => commonStart(start, line.id), id),
    customerKey: lines.reduce((start, line) => commonStart(start, line.customerKey), customerKey),
    at,
    ...(lines.every((line) => isFrom(line.source, source)) && { source }),
  };
  const all: Partial<Record<Field, unknown>> = {};
  const each: Partial<Record<Field, unknown[]>> = {};
  for (const field of fields) {
    const column = columns[field];
    const values = lines.map((line) => (column ? column.write(line, from) : line[field]) ?? null);
    const [value] = values;
    if (values.some((other) => other !== value)) each[field] = values;
    else if (value !== null) all[field] = value;
  }
  return { count: lines.length, from, all, each };
}

export function linesOf(written: Columns): Contact[] {
  return linesAt(written, [...Array(written.count).keys()]);
}

/** The lines of an account alone. */
export function linesOfAccount(written: Columns, account: string): Contact[] {
  const { count, from, all, each } = written;
  const rest = account.slice(from.customerKey.length);
  if (from.customerKey + rest !== account) return [];
  const places = [...Array(count).keys()];
  const rests = each.customerKey;
  if (!rests) return all.customerKey === rest ? linesOf(written) : [];
  return linesAt(
    written,
    places.filter((place) => rests[place] === rest),
  );
}

function linesAt({ from, all, each }: Columns, places: readonly number[]): Contact[] {
  const lines = places.map((): Partial<Record<Field, unknown>> => ({}));
  for (const field of fields) {
    const [same, values, column] = [all[field], each[field], columns[field]];
    if (same === undefined && !values) continue;
    for (const [index, line] of lines.entries()) {
      const value = values ? values[places[index] ?? -1] : same;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of which `at` alone is read, written before
      if (value !== null) line[field] = column ? column.read(value, from, line as Partial<Contact>) : value;
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- readers check each line, as they do with any that is stored
  return lines as Contact[];
}

/**
 * Whether it is enough of a line to be written in columns and to be found: what comes out of a file that is restored may be
 * anything, and is stored before it is looked at.
 */
export function isLine(line: unknown): line is Contact {
  if (typeof line !== "object" || line === null) return false;
  const { id, customerKey, at, name, traces = [] }: Partial<Record<Field, unknown>> = line;
  return (
    typeof id === "string" &&
    typeof customerKey === "string" &&
    Number.isSafeInteger(at) &&
    (name === undefined || typeof name === "string") &&
    Array.isArray(traces) &&
    traces.every((trace) => typeof trace === "string") &&
    Object.keys(line).every((field) => known.has(field))
  );
}

function isFrom(source: Source | undefined, first: Source | undefined): boolean {
  return (
    source !== undefined &&
    first !== undefined &&
    source.name === first.name &&
    source.importId === first.importId &&
    Number.isSafeInteger(source.line) &&
    Object.keys(source).length === 3
  );
}

/** In whole characters: half of one has no form in which it is written and read again. */
function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  const isHalf = length > 0 && /[\uD800-\uDBFF]/u.test(one.charAt(length - 1));
  return one.slice(0, isHalf ? length - 1 : length);
}

/** Rows that are stored otherwise than as they are: less to encrypt, to store, to look through and to open. */
import type { Contact } from "../history.ts";
import type { Cipher } from "../vault/cipher.ts";
import { blockOf, type BlockPlace, type ImportedBlock } from "./imported-lines.ts";
import { columnsOf, isLine, linesOf, linesOfAccount, type Columns } from "./line-columns.ts";
import type { Packing } from "./sealed-row.ts";

type Source = NonNullable<Contact["source"]>;

/** What is sealed of a block since version 12 of the store. */
type PackedBlock = BlockPlace & { readonly columns: Columns };

/** As version 11 had it: of `source` the line alone where the rest is the first line's, `contactAt` where it is not `at`. */
type FormerBlock = BlockPlace & {
  readonly from?: Pick<Source, "name" | "importId"> | undefined;
  readonly lines: readonly (Omit<Contact, "source" | "contactAt"> & {
    readonly source?: Source | number | undefined;
    readonly contactAt?: number | null | undefined;
  })[];
};

export const packings: Readonly<Record<string, Packing>> = {
  importedBlocks: {
    complete: (row) => (!isBlock(row) && isOutOfFile(row) ? blockOf(row, row.lines) : row),
    // What came from a file and is no block is stored whatever it is, to be set aside.
    pack: (row) => (isBlock(row) ? packed(row) : row),
    unpack(sealed) {
      if (isPacked(sealed)) return unpacked(sealed);
      return isFormer(sealed) ? formerUnpacked(sealed) : sealed;
    },
    indexed: blockIndexed,
  },
};

/** A block out of a file has its lines alone. */
function isOutOfFile(row: object): row is BlockPlace & { readonly lines: readonly Contact[] } {
  return "lines" in row && Array.isArray(row.lines) && row.lines.every(isLine);
}

function isBlock(row: object): row is ImportedBlock {
  return Object.getOwnPropertyDescriptor(row, "owners")?.get !== undefined;
}

function isPacked(row: unknown): row is PackedBlock {
  return typeof row === "object" && row !== null && "columns" in row;
}

function isFormer(row: unknown): row is FormerBlock {
  return typeof row === "object" && row !== null && "lines" in row && Array.isArray(row.lines);
}

function packed({ number, importId, batch, lines }: ImportedBlock): PackedBlock {
  return { number, importId, batch, columns: columnsOf(lines) };
}

function unpacked({ columns, ...place }: PackedBlock): ImportedBlock {
  let lines: readonly Contact[] | undefined;
  const block = blockOf(place, () => (lines ??= linesOf(columns)));
  return Object.defineProperty(block, "linesOf", {
    value: (account: string) => linesOfAccount(columns, account),
  });
}

function formerUnpacked({ number, importId, batch, from, lines }: FormerBlock): ImportedBlock {
  return blockOf(
    { number, importId, batch },
    lines.map(({ source, contactAt, ...line }) => ({
      ...line,
      ...(contactAt !== null && { contactAt: contactAt ?? line.at }),
      ...(typeof source === "object" && { source }),
      ...(typeof source === "number" && from && { source: { ...from, line: source } }),
    })),
  );
}

/** Texts in four characters, and entries of `owners` in seven: the browser's own time for an entry grows with its length. */
function blockIndexed(path: string, value: unknown, cipher: Cipher): unknown {
  if (typeof value === "string") return cipher.blindShort(value);
  if (!Array.isArray(value)) return value;
  if (path !== "owners") return value.map((each: unknown) => blockIndexed(path, each, cipher));
  if (typeof value[0] === "string") return ownerText(value, cipher);
  const texts = new Set<string>();
  // Two of one customer at one moment would be one entry.
  for (const [place, owner] of value.entries()) {
    const text = ownerText(owner, cipher);
    texts.add(texts.has(text) ? text + String.fromCharCode(place) : text);
  }
  return [...texts];
}

/** Unix ms, until the year 2527; above it, whether it is a contact. */
const MOMENT = 2 ** 44;
const BITS = 15;
/** Behind all that is written with fifteen bits. */
const LAST = "\uFFFF";

/** An entry, or the end of a range of entries, as a text that sorts as the list does. */
function ownerText(owner: unknown, cipher: Cipher): string {
  const [account, isContact, at, ...rest]: readonly unknown[] = Array.isArray(owner) ? owner : [];
  const whose = cipher.blindShort(String(account));
  // What is behind every number in the browser's order: a list.
  const isEnd = [isContact, at, ...rest].some((part) => Array.isArray(part));
  if (typeof isContact !== "number") return isEnd ? whose + LAST : whose;
  const from = typeof at === "number" ? Math.min(Math.max(0, Math.floor(at)), MOMENT - 1) : 0;
  const moment = Array.isArray(at) ? MOMENT - 1 : from;
  return whose + ordered(isContact * MOMENT + moment) + (isEnd ? LAST : "");
}

/** A number of 45 bits in three characters. */
function ordered(value: number): string {
  return String.fromCharCode(
    Math.floor(value / 2 ** (2 * BITS)),
    Math.floor(value / 2 ** BITS) % 2 ** BITS,
    value % 2 ** BITS,
  );
}

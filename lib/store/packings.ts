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

/** Texts in few characters; an entry of `owners` in one text, since the browser takes several times as long for a list. */
function blockIndexed(path: string, value: unknown, cipher: Cipher): unknown {
  if (typeof value === "string") return cipher.blindShort(value);
  if (!Array.isArray(value)) return value;
  const [first, ...rest]: readonly unknown[] = value;
  if (path === "owners" && typeof first === "string") {
    return cipher.blindShort(first) + rest.map((part, place) => ordered(part, WIDTHS[place] ?? 1)).join("");
  }
  return value.map((each: unknown) => blockIndexed(path, each, cipher));
}

/** Characters for whether it is a contact, for Unix ms (until the year 3084), and for the place. */
const WIDTHS = [1, 3, 1];
const BITS = 15;
/** Behind every character that `ordered` writes. */
const LAST = "\uFFFF";

/** A number in texts of the same order; what ends a range, a list in the browser's order behind all numbers, as the last. */
function ordered(part: unknown, width: number): string {
  if (typeof part !== "number") return LAST;
  let [rest, text] = [Math.min(Math.max(0, Math.floor(part)), 2 ** (BITS * width) - 1), ""];
  for (let place = 0; place < width; place += 1) {
    text = String.fromCharCode(rest % 2 ** BITS) + text;
    rest = Math.floor(rest / 2 ** BITS);
  }
  return text;
}

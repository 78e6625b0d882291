/** What is sealed of rows of which the rest can be made again: less to encrypt, to store, and to open. */
import type { Contact } from "../history.ts";
import { blockOf, type BlockPlace, type ImportedBlock } from "./imported-lines.ts";
import type { Packing } from "./sealed-row.ts";

type Source = NonNullable<Contact["source"]>;

/** Where most lines say the same as the first: of `source` the line alone, and `contactAt` where it is not `at`. */
type PackedLine = Omit<Contact, "source" | "contactAt"> & {
  readonly source?: Source | number | undefined;
  readonly contactAt?: number | null | undefined;
};

type PackedBlock = BlockPlace & {
  readonly from?: Pick<Source, "name" | "importId"> | undefined;
  readonly lines: readonly PackedLine[];
};

export const packings: Readonly<Record<string, Packing>> = {
  importedBlocks: {
    pack: (row) => (isBlock(row) ? packed(row) : row),
    unpack: (row) => (isPacked(row) ? unpacked(row) : row),
  },
};

function isBlock(row: unknown): row is ImportedBlock {
  return hasLines(row);
}

function isPacked(row: unknown): row is PackedBlock {
  return hasLines(row);
}

function hasLines(row: unknown): boolean {
  return typeof row === "object" && row !== null && "lines" in row && Array.isArray(row.lines);
}

function packed({ number, importId, batch, lines }: ImportedBlock): PackedBlock {
  const from = lines[0]?.source && { name: lines[0].source.name, importId: lines[0].source.importId };
  return {
    number,
    importId,
    batch,
    from,
    lines: lines.map(({ source, contactAt, ...line }) => ({
      ...line,
      source:
        source && from && source.name === from.name && source.importId === from.importId
          ? source.line
          : source,
      ...(contactAt !== line.at && { contactAt: contactAt ?? null }),
    })),
  };
}

function unpacked({ number, importId, batch, from, lines }: PackedBlock): ImportedBlock {
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

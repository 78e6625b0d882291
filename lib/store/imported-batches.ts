/**
 * What the batches of imports brought: in which blocks their lines lie, and marks by which a line is recognised that comes
 * again. A mark is 32 bits of a keyed hash of the line's id, four bytes where an index takes a hundred (docs/decisions/0023);
 * what has one is looked for in its block, so a mark of a line that is gone does no harm, and a missing one would.
 */
import type { Contact } from "../history.ts";
import type { Database } from "./database.ts";
import type { BlockPlace, ImportedBlock } from "./imported-lines.ts";
import { LINES_IN_BLOCK, MarkTable } from "./mark-table.ts";

/** Blocks of one batch whose numbers follow on each other. */
export type ImportedBatch = {
  /** Of the first block. */
  readonly number: number;
  readonly importId: string;
  /** Of its lines, as many for each block as that may have lines; 0: none. */
  readonly marks: Uint32Array<ArrayBuffer>;
};

/** Batches that are read at once. */
const PAGE = 64;

/** What is known of a store's ids; of the module, as its worker is the only one that writes. */
const tables = new WeakMap<Database, MarkTable>();

/** The number behind the last block of a batch. */
export function endOf({ number, marks }: ImportedBatch): number {
  return number + marks.length / LINES_IN_BLOCK;
}

type Marked = BlockPlace & { readonly lines: readonly Pick<Contact, "id">[] };

/** Makes batches of blocks that come in the order of their numbers. */
export class BatchMaker<Block extends Marked> {
  readonly #markOf: (line: Block["lines"][number]) => number;
  #first: Block | undefined;
  #marks: number[] = [];

  /** @param markOf `Cipher.markOf` of the line's id */
  constructor(markOf: (line: Block["lines"][number]) => number) {
    this.#markOf = markOf;
  }

  /** @returns batches that are whole */
  add(blocks: readonly Block[]): ImportedBatch[] {
    return blocks.flatMap((block) => {
      const { number = 0, importId = "", batch = 0 } = this.#first ?? {};
      const next = number + this.#marks.length / LINES_IN_BLOCK;
      const isSame = block.importId === importId && block.batch === batch && block.number === next;
      const before = isSame ? [] : this.end();
      this.#first ??= block;
      for (let place = 0; place < LINES_IN_BLOCK; place += 1) {
        const line = block.lines[place];
        this.#marks.push(line ? this.#markOf(line) : 0);
      }
      return before;
    });
  }

  /** @returns the last batch, if there is one */
  end(): ImportedBatch[] {
    if (!this.#first) return [];
    const { number, importId } = this.#first;
    const marks = Uint32Array.from(this.#marks);
    this.#first = undefined;
    this.#marks = [];
    return [{ number, importId, marks }];
  }
}

/** Adds what was stored at once. Call inside a read-write transaction over `importedBatches`, as its last step. */
export async function addBatch(
  database: Database,
  blocks: readonly ImportedBlock[],
  markOf: (line: Contact) => number,
): Promise<void> {
  const maker = new BatchMaker<ImportedBlock>(markOf);
  const batches = [...maker.add(blocks), ...maker.end()];
  await database.importedBatches.bulkAdd(batches);
  const table = tables.get(database);
  for (const { number, marks } of batches) table?.add(number, marks);
}

/** All marks of the store. Call inside a transaction over `importedBatches`: they are read when nobody knows them. */
export async function readMarks(database: Database): Promise<MarkTable> {
  const known = tables.get(database);
  if (known) return known;
  const table = new MarkTable();
  let after = 0;
  for (;;) {
    const page = await database.importedBatches.where("number").above(after).limit(PAGE).toArray();
    for (const { number, marks } of page) table.add(number, marks);
    const last = page.at(-1);
    if (!last) break;
    after = last.number;
  }
  tables.set(database, table);
  return table;
}

/** The same as far as somebody knows them now. */
export function marksNow(database: Database): MarkTable | undefined {
  return tables.get(database);
}

/** When no import runs any more, and where batches were put there otherwise than by `addBatch`. */
export function dropMarks(database: Database): void {
  tables.delete(database);
}

/** Lines of a block were removed. Call inside a read-write transaction over `importedBatches`. */
export async function removeMarks(database: Database, block: number, ids: readonly string[]): Promise<void> {
  const batch = await database.importedBatches.where("number").belowOrEqual(block).last();
  if (!batch || block >= endOf(batch)) return;
  const gone = new Set(ids.map((id) => database.markOf(id)));
  const from = (block - batch.number) * LINES_IN_BLOCK;
  const marks = batch.marks.map((mark, place) =>
    place >= from && place < from + LINES_IN_BLOCK && gone.has(mark) ? 0 : mark,
  );
  await database.importedBatches.put({ ...batch, marks });
}

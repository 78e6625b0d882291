/**
 * Everything that stands in the files of a LevelDB, which is how Chromium keeps IndexedDB, Local Storage and Session Storage:
 * also what was deleted or written over, which lies there until the files are compacted.
 * Formats: `doc/log_format.md` and `doc/table_format.md` of github.com/google/leveldb.
 */
import { snappyUncompressor } from "hysnappy";

export type Entry = { readonly key: Buffer; readonly value: Buffer };

/** The log is cut into these, in bytes. */
const LOG_BLOCK = 32_768;
const LOG_HEAD = 7;
/** Whether the batch goes on in the next record. */
const [FULL, LAST] = [1, 4];

const BATCH_HEAD = 12;
const DELETION = 0;

const TABLE_FOOT = 48;
const TABLE_MAGIC = Buffer.from("57fb808b247547db", "hex");
const SNAPPY = 1;
/** Behind every key in a table: when it was written, and whether that was a deletion. */
const KEY_TAIL = 8;

const uncompress = snappyUncompressor();

/** @throws where the file is none of LevelDB's, or packed in a way that this does not know: then nothing is proved */
export function entriesInLevelDb(name: string, bytes: Buffer): Entry[] {
  if (name.endsWith(".log")) return entriesInLog(bytes);
  return name.endsWith(".ldb") ? entriesInTable(bytes) : [];
}

/** What Snappy packed; its length stands in front. */
export function unsnapped(packed: Buffer): Buffer {
  return Buffer.from(uncompress(packed, new Reader(packed).varint()));
}

function entriesInLog(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  let batch: Buffer[] = [];
  for (let block = 0; block < bytes.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, bytes.length);
    for (let at = block; at + LOG_HEAD <= end;) {
      const length = bytes.readUInt16LE(at + 4);
      const kind = bytes.readUInt8(at + 6);
      at += LOG_HEAD;
      // The rest of the file was taken in advance, or cut off while it was written.
      if (kind === 0 || at + length > end) break;
      batch.push(bytes.subarray(at, at + length));
      at += length;
      if (kind !== FULL && kind !== LAST) continue;
      entries.push(...entriesInBatch(Buffer.concat(batch)));
      batch = [];
    }
  }
  return entries;
}

function entriesInBatch(batch: Buffer): Entry[] {
  const entries: Entry[] = [];
  const reader = new Reader(batch, BATCH_HEAD);
  while (!reader.isDone()) {
    const kind = reader.varint();
    const key = reader.take(reader.varint());
    entries.push({ key, value: kind === DELETION ? Buffer.alloc(0) : reader.take(reader.varint()) });
  }
  return entries;
}

function entriesInTable(bytes: Buffer): Entry[] {
  const foot = bytes.subarray(-TABLE_FOOT);
  if (!foot.subarray(-TABLE_MAGIC.length).equals(TABLE_MAGIC)) throw new Error("no table of LevelDB");
  const reader = new Reader(foot);
  // Of what describes the table, which is not looked at.
  reader.varint();
  reader.varint();
  return entriesInBlock(blockAt(bytes, reader)).flatMap(({ value }) =>
    entriesInBlock(blockAt(bytes, new Reader(value))).map((entry) => ({
      key: entry.key.subarray(0, -KEY_TAIL),
      value: entry.value,
    })),
  );
}

/** @param handle where it begins and how long it is */
function blockAt(bytes: Buffer, handle: Reader): Buffer {
  const start = handle.varint();
  const end = start + handle.varint();
  const packing = bytes.readUInt8(end);
  if (packing > SNAPPY) throw new Error(`a block of packing ${packing}`);
  const block = bytes.subarray(start, end);
  return packing === SNAPPY ? unsnapped(block) : block;
}

function entriesInBlock(block: Buffer): Entry[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const reader = new Reader(block.subarray(0, block.length - 4 - restarts * 4));
  const entries: Entry[] = [];
  let key = Buffer.alloc(0);
  while (!reader.isDone()) {
    const [shared, own, length] = [reader.varint(), reader.varint(), reader.varint()];
    key = Buffer.concat([key.subarray(0, shared), reader.take(own)]);
    entries.push({ key, value: reader.take(length) });
  }
  return entries;
}

/** Reads numbers of seven bits a byte, and bytes. */
export class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes.readUInt8(this.#at);
      this.#at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  take(length: number): Buffer {
    if (this.#at + length > this.#bytes.length) throw new Error("it ends too early");
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}

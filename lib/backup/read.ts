/**
 * Reading a backup, whatever the file is: nobody's word is taken before the passphrase has opened it, and of a made-up one nothing
 * is read that is longer, deeper or larger than what Baton writes.
 */
import { Decrypter } from "age-encryption";
import { z } from "zod";

import { failure, success, type Result } from "../result.ts";
import {
  BACKUP_VERSION,
  BackupProblem,
  chunkSchema,
  countRows,
  endSchema,
  headerSchema,
  versionSchema,
  type BackupHeader,
  type BackupRefusal,
  type Chunk,
} from "./backup.ts";
import { linesOf } from "./lines.ts";

/**
 * The whole head of an age file for one passphrase. A work factor above age's own default would take memory that a browser
 * does not have; a head without an end would be read for ever.
 */
const HEAD = /^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} (?:[1-9]|1[0-8])\n[\w+/]{43}\n--- [\w+/]{43}\n/u;
/** Longer than `HEAD` can be, in bytes. */
const HEAD_LENGTH = 300;

/** Rows are this deep at most, with room: a mention in an event in a row is seven. */
const MAX_DEPTH = 40;

export type OpenedBackup = {
  readonly header: BackupHeader;
  /** Read once; throws `BackupProblem` where the file is not as it was written, and ends only when it is whole. */
  readonly chunks: AsyncGenerator<Chunk, void>;
};

/**
 * Opens a file and reads what it says of itself.
 * @param store the version of the store here: a higher one is refused
 */
export async function openBackup(
  file: Blob,
  passphrase: string,
  store: number,
): Promise<Result<OpenedBackup, BackupRefusal>> {
  const head = await file.slice(0, HEAD_LENGTH).text();
  if (!HEAD.test(head)) return failure("backup_no_backup", "no age file with a passphrase");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const packed = await decrypter.decrypt(file.stream());
    const lines = linesOf(packed);
    const header = readHeader((await lines.next()).value, store);
    return success({ header, chunks: readChunks(lines) });
  } catch (error) {
    const { code, message } = problemOf(error);
    return failure(code, message);
  }
}

/** What it means that reading stopped. */
export function problemOf(error: unknown): BackupProblem {
  if (error instanceof BackupProblem) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The only word that age has for it.
  const isPassphrase = message.includes("no identity matched");
  return new BackupProblem(isPassphrase ? "backup_passphrase" : "backup_damaged", message);
}

function readHeader(line: string | void, store: number): BackupHeader {
  const value = parse(line ?? "");
  const version = versionSchema.safeParse(value);
  if (!version.success) throw new BackupProblem("backup_no_backup", "another kind of file");
  if (version.data.version > BACKUP_VERSION) throw new BackupProblem("backup_newer", "a newer format");
  const header = headerSchema.safeParse(value);
  if (!header.success) throw new BackupProblem("backup_damaged", z.prettifyError(header.error));
  if (header.data.store > store) throw new BackupProblem("backup_newer", `a store of ${header.data.store}`);
  return header.data;
}

async function* readChunks(lines: AsyncGenerator<string, void>): AsyncGenerator<Chunk, void> {
  const counts = new Map<string, number>();
  for await (const line of lines) {
    const value = parse(line);
    const end = endSchema.safeParse(value);
    if (end.success) {
      await expectEnd(lines, end.data.end, counts);
      return;
    }
    const chunk = chunkSchema.safeParse(value);
    if (!chunk.success) throw new BackupProblem("backup_damaged", "a line that is none of ours");
    countRows(counts, chunk.data);
    yield chunk.data;
  }
  throw new BackupProblem("backup_damaged", "the end is missing");
}

async function expectEnd(
  lines: AsyncGenerator<string, void>,
  told: Readonly<Record<string, number>>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  const isAll = Object.entries(told).every(([table, count]) => counts.get(table) === count);
  if (!isAll || counts.size !== Object.keys(told).length) {
    throw new BackupProblem("backup_damaged", "rows are missing");
  }
  const { done } = await lines.next();
  if (done !== true) throw new BackupProblem("backup_damaged", "something after the end");
}

function parse(line: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BackupProblem("backup_damaged", "a line that is no JSON");
  }
  if (!isHarmless(value, MAX_DEPTH)) throw new BackupProblem("backup_damaged", "a value nobody wrote");
  return value;
}

/** Not nested beyond what can be walked through, and without a key that would become something's prototype. */
function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((each) => isHarmless(each, depth - 1));
}

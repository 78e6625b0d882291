/** Backup files for tests, honest and made up: the same encryption, at a work factor that takes no time. */
import { Encrypter } from "age-encryption";

import type { BackupHeader, Chunk } from "../../../lib/backup/backup.ts";
import { openBackup, problemOf } from "../../../lib/backup/read.ts";
import { writeBackup } from "../../../lib/backup/write.ts";
import type { Result } from "../../../lib/result.ts";
import { testDatabase } from "../store/test-database.ts";

/** One file at least of each version that the store ever had: `store-VERSION….baton.age`. */
export const GOLDEN = new URL("golden/", import.meta.url);

/** The version of a golden file's rows, as its name says. */
export function storeOf(name: string): number {
  return Number(/^store-(\d+)/u.exec(name)?.[1]);
}

/** The store's version of today. */
export const STORE = testDatabase("version").verno;

export const PASSPHRASE = "seven quiet herons by the lock";
const WORK_FACTOR = 1;

export const header: BackupHeader = {
  format: "baton-backup",
  version: 1,
  store: STORE,
  at: Date.UTC(2026, 10, 20),
  isTeam: false,
  rows: { customers: 2 },
};

export async function* each<Value>(values: readonly Value[]): AsyncGenerator<Value, void> {
  yield* values;
}

export async function fileOf(chunks: readonly Chunk[], head: BackupHeader = header): Promise<Uint8Array> {
  return bytesOf(await writeBackup(PASSPHRASE, head, each(chunks), WORK_FACTOR));
}

/** What somebody who knows the passphrase makes up: these lines, or these bytes, packed and encrypted like ours. */
export async function forged(
  content: string | Uint8Array<ArrayBuffer>,
  isPacked = false,
): Promise<Uint8Array> {
  const blob = new Blob([content]);
  const packed = isPacked ? blob.stream() : blob.stream().pipeThrough(new CompressionStream("gzip"));
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return encrypter.encrypt(await bytesOf(packed));
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/** Reads a file to its end. */
export async function readAll(
  bytes: Uint8Array,
  passphrase: string = PASSPHRASE,
  store = STORE,
): Promise<Result<{ header: BackupHeader; chunks: Chunk[] }>> {
  const opened = await openBackup(new Blob([new Uint8Array(bytes)]), passphrase, store);
  if (!opened.ok) return opened;
  const chunks: Chunk[] = [];
  try {
    for await (const chunk of opened.value.chunks) chunks.push(chunk);
  } catch (error) {
    const { code, message } = problemOf(error);
    return { ok: false, problem: { code, detail: message } };
  }
  return { ok: true, value: { header: opened.value.header, chunks } };
}

export async function codeOf(bytes: Uint8Array, passphrase?: string): Promise<string> {
  const read = await readAll(bytes, passphrase);
  return read.ok ? "read" : read.problem.code;
}

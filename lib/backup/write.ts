/** Writing a backup: lines, packed, encrypted, as a stream that never has more than a few chunks in memory. */
import { Encrypter } from "age-encryption";

import { countRows, MAX_LINE_LENGTH, type BackupHeader, type Chunk } from "./backup.ts";

/**
 * @param chunks read only as fast as the result is
 * @param workFactor log2 of scrypt's N; age's own default where none is given
 */
export async function writeBackup(
  passphrase: string,
  header: BackupHeader,
  chunks: AsyncIterable<Chunk>,
  workFactor?: number,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  const packed = streamOf(linesOf(header, chunks))
    .pipeThrough(new TextEncoderStream())
    .pipeThrough(new CompressionStream("gzip"));
  return encrypter.encrypt(packed);
}

async function* linesOf(header: BackupHeader, chunks: AsyncIterable<Chunk>): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  const counts = new Map<string, number>();
  for await (const chunk of chunks) {
    countRows(counts, chunk);
    yield* linesOfChunk(chunk);
  }
  yield `${JSON.stringify({ end: Object.fromEntries(counts) })}\n`;
}

/** One line, or several where its rows are long: a line that is longer than what is read would be a backup for nobody. */
function* linesOfChunk({ table, rows }: Chunk): Generator<string> {
  const line = `${JSON.stringify({ table, rows })}\n`;
  if (line.length <= MAX_LINE_LENGTH || rows.length < 2) {
    yield line;
    return;
  }
  const half = Math.ceil(rows.length / 2);
  yield* linesOfChunk({ table, rows: rows.slice(0, half) });
  yield* linesOfChunk({ table, rows: rows.slice(half) });
}

/** As `ReadableStream.from`, which not every browser has yet. */
function streamOf<Value>(values: AsyncGenerator<Value>): ReadableStream<Value> {
  return new ReadableStream<Value>({
    async pull(controller) {
      const { done, value } = await values.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await values.return(undefined);
    },
  });
}

/** Writing a backup: lines, packed, encrypted, as a stream that never has more than a few chunks in memory. */
import { Encrypter } from "age-encryption";

import { countRows, type BackupHeader, type Chunk } from "./backup.ts";

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
    yield `${JSON.stringify(chunk)}\n`;
  }
  yield `${JSON.stringify({ end: Object.fromEntries(counts) })}\n`;
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

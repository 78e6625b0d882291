/** The lines of what a backup packs, one after the other. */
import { BackupProblem, MAX_LINE_LENGTH } from "./backup.ts";

/**
 * What is packed never shrinks more than this. Text that people wrote, with its names of fields, shrinks five- to fifteenfold;
 * rows with the longest text there may be (30,000 letters), all of them the same one, 700-fold; nothing of gzip more than 1,032-fold.
 */
const MAX_RATIO = 850;
/** So much may come out of the first bytes, whatever went in. */
const SLACK = 1_000_000;

/** @throws BackupProblem for a line or a file that grows beyond what Baton writes */
export async function* linesOf(packed: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  let bytesIn = 0;
  let bytesOut = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytesIn += chunk.length;
      controller.enqueue(new Uint8Array(chunk));
    },
  });
  const unpacked = packed.pipeThrough(counting).pipeThrough(new DecompressionStream("gzip"));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = unpacked.getReader();
  // The beginning of a line that has not ended yet, in pieces.
  let pieces: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytesOut += value.length;
      if (bytesOut > bytesIn * MAX_RATIO + SLACK)
        throw new BackupProblem("backup_damaged", "it grows too much");
      const [first = "", ...others] = decoder.decode(value, { stream: true }).split("\n");
      pieces.push(first);
      length += first.length;
      if (length > MAX_LINE_LENGTH) throw new BackupProblem("backup_damaged", "a line without an end");
      const last = others.pop();
      if (last === undefined) continue;
      yield pieces.join("");
      yield* others;
      pieces = [last];
      length = last.length;
    }
  } finally {
    // Not waited for: what comes no more need not be unpacked first.
    reader.cancel().catch(() => undefined);
  }
  if (length > 0) throw new BackupProblem("backup_damaged", "the last line has no end");
}

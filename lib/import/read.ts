/** Reading a file from its beginning to its end, as records. */
import { failure, success, type Result } from "../result.ts";
import { DelimitedReader } from "./delimited.ts";
import { detectFormat, HEAD_LENGTH, type Format, type FormatProblem } from "./format.ts";
import { JsonReader } from "./json-records.ts";
import { hexOf, MAX_COLUMNS } from "./mapping.ts";
import type { RecordReader, RawRecord, RowProblem, Step } from "./record.ts";
import { readText } from "./text-stream.ts";

/** So many units of text are taken apart at once: a few milliseconds' work, so that a page stays alive. */
const PIECE = 128 * 1_024;

export type ReadStep = Step & {
  /** The names of the columns. */
  readonly header: readonly string[];
  /** Bytes of the file that are behind this step. */
  readonly read: number;
};

/** Records and problems of `file` in order. Columns are known in every step. */
export async function* readRecords(
  file: Blob,
  format: Format,
  header?: readonly string[],
): AsyncGenerator<ReadStep> {
  const reader = readerOf(format, header);
  let read = 0;
  let early: RowProblem[] = [];
  const give = function* (text: string, isLast: boolean): Generator<ReadStep> {
    const { records, problems } = reader.push(text, isLast);
    if (!reader.header && !isLast) {
      early.push(...problems);
      return;
    }
    if (records.length + problems.length + early.length === 0) return;
    yield { header: reader.header ?? [], records, problems: [...early, ...problems], read };
    early = [];
  };
  for await (const piece of readText(file, format.encoding)) {
    const [before, { length }] = [read, piece.text];
    for (let at = 0; at < length; at += PIECE) {
      read = before + Math.round(((piece.read - before) * Math.min(at + PIECE, length)) / length);
      yield* give(piece.text.slice(at, at + PIECE), false);
    }
  }
  yield* give("", true);
}

function readerOf(format: Format, header: readonly string[] | undefined): RecordReader {
  return format.kind === "json"
    ? new JsonReader(format.layout, header)
    : new DelimitedReader(format.delimiter);
}

/** The beginning of a file: what it is, and its first records. */
export type FileHead = {
  readonly format: Format;
  readonly header: readonly string[];
  readonly records: readonly RawRecord[];
  readonly problems: readonly RowProblem[];
};

/** So many records are looked at before anything is stored. */
export const SAMPLE_RECORDS = 1_000;

/** @param chosen the person knows better than the guess */
export async function readHead(
  file: Blob,
  chosen?: Format,
): Promise<Result<FileHead, FormatProblem | "columns_too_many" | "no_records">> {
  const detected = detectFormat(new Uint8Array(await file.slice(0, HEAD_LENGTH).arrayBuffer()));
  if (!detected.ok) return detected;
  const format = chosen ?? detected.value;
  const records: RawRecord[] = [];
  const problems: RowProblem[] = [];
  let header: readonly string[] = [];
  for await (const step of readRecords(file, format)) {
    ({ header } = step);
    if (header.length > MAX_COLUMNS) return failure("columns_too_many", String(header.length));
    records.push(...step.records);
    problems.push(...step.problems);
    if (records.length + problems.length >= SAMPLE_RECORDS) break;
  }
  if (header.length === 0 || (records.length === 0 && problems.length === 0))
    return failure("no_records", "no rows below a header");
  return success({
    format,
    header: uniqueNames(header),
    records: records.slice(0, SAMPLE_RECORDS),
    problems,
  });
}

/** The header with a name for every column, each once: "Email", "Email (2)", "Column 3". */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name, index) => {
    const plain = name.trim().slice(0, 200) || `#${index + 1}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain} (${count})`;
  });
}

/** By which a file is known again: its size, and the digest of how it begins. */
export type FileMark = { readonly size: number; readonly digest: string };

export async function markOf(file: Blob): Promise<FileMark> {
  const head = await file.slice(0, HEAD_LENGTH).arrayBuffer();
  return { size: file.size, digest: hexOf(await crypto.subtle.digest("SHA-256", head)) };
}

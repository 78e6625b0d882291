/** Files for the tests of the import, and reading them whole. */
import type { Format } from "../../../lib/import/format.ts";
import { readHead, readRecords, type FileHead } from "../../../lib/import/read.ts";
import type { RawRecord, RowProblem } from "../../../lib/import/record.ts";

export type WholeFile = {
  readonly header: readonly string[];
  readonly records: readonly RawRecord[];
  readonly problems: readonly RowProblem[];
};

export async function readAll(file: Blob, format: Format): Promise<WholeFile> {
  let header: readonly string[] = [];
  const records: RawRecord[] = [];
  const problems: RowProblem[] = [];
  for await (const step of readRecords(file, format)) {
    ({ header } = step);
    records.push(...step.records);
    problems.push(...step.problems);
  }
  return { header, records, problems };
}

export const csv: Format = { kind: "delimited", encoding: "utf-8", delimiter: "," };

export async function headOf(content: string | Uint8Array<ArrayBuffer>): Promise<FileHead> {
  const head = await readHead(new Blob([content]));
  if (!head.ok) throw new Error(head.problem.code);
  return head.value;
}

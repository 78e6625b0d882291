/** A file that was chosen, with what its columns mean so far and what would come of it. */
import { dateOrderOf, guessMapping } from "../import/guess.ts";
import { mappingProblem, type Mapping, type MappingProblem, type OrderSeen } from "../import/mapping.ts";
import type { FileHead, FileMark } from "../import/read.ts";
import type { RowProblem } from "../import/record.ts";
import { createMapper, type ImportedRow } from "../import/row.ts";
import type { Match } from "../store/import-matches.ts";

export type Draft = {
  readonly file: File;
  readonly head: FileHead;
  readonly mark: FileMark;
  readonly signature: string;
  readonly mapping: Mapping;
  /** The help desk whose export it is. */
  readonly preset: string | undefined;
  readonly isRemembered: boolean;
  /** What the dates show of the order of day and month. */
  readonly order: OrderSeen;
  readonly problem: MappingProblem | undefined;
  /** Of the first records of the file. */
  readonly rows: readonly ImportedRow[];
  readonly problems: readonly RowProblem[];
  /** Rows among them whose id another one has. */
  readonly repeatedIds: number;
  /** Whom the first records would be about; undefined while that is looked up. */
  readonly matches: readonly Match[] | undefined;
};

export type DraftInput = Pick<Draft, "file" | "head" | "mark" | "signature"> & {
  readonly remembered: Mapping | undefined;
  readonly country?: string;
} & Partial<Pick<Draft, "preset" | "isRemembered">>;

export function draftOf(input: DraftInput): Draft {
  const { file, head, mark, signature, remembered, country = "US" } = input;
  const guess = guessMapping(head.header, head.records, country);
  const fits = remembered?.columns.length === head.header.length;
  const chosen = remembered && fits ? remembered : guess.mapping;
  const order = dateOrderOf(chosen, head.records);
  // A column that decides it needs no asking; one that does not keeps what was chosen.
  const decided = order === "dmy" || order === "mdy" ? { dateOrder: order } : {};
  const mapping = { ...chosen, ...decided };
  const map = createMapper(head.header, mapping);
  const mapped = head.records.map((record) => map(record));
  const rows = mapped.flatMap(({ row }) => row ?? []);
  const ids = rows.flatMap(({ id }) => id ?? []);
  const problem = mappingProblem(mapping, order);
  return {
    file,
    head,
    mark,
    signature,
    mapping,
    preset: guess.preset,
    isRemembered: input.isRemembered ?? (remembered !== undefined && fits),
    order,
    problem,
    rows,
    // Before the columns are right, every row would be wrong.
    problems: [
      ...head.problems,
      ...(problem === undefined ? mapped.flatMap(({ problems }) => problems) : []),
    ].toSorted((one, other) => one.line - other.line),
    repeatedIds: ids.length - new Set(ids).size,
    matches: undefined,
  };
}

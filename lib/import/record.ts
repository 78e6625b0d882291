/** A record of a file before anybody knows what its columns mean, and what can be wrong with one. */

/** More than any message of a customer; a longer one is a quote or a bracket that was never closed. In UTF-16 units. */
export const MAX_RECORD_LENGTH = 1_000_000;

export type RawRecord = {
  /** Of its first character, from 1. */
  readonly line: number;
  /** One for each column of the file. */
  readonly cells: readonly string[];
};

export type RowProblemCode =
  /** The file's own faults. */
  | "cells_missing"
  | "cells_too_many"
  | "quotes_broken"
  | "record_too_long"
  | "json_broken"
  | "json_no_object"
  /** From here on the file was not read. */
  | "reading_stopped"
  /** What cannot be understood by the mapping. */
  | "no_customer"
  | "date_missing"
  | "date_unreadable"
  | "address_unreadable"
  | "phone_unreadable"
  | "handle_unreadable"
  | "characters_unreadable"
  | "text_cut"
  /** The background's: it fits no timeline; another line of the file has the same id. */
  | "row_refused"
  | "id_repeated";

export type RowProblem = {
  readonly line: number;
  readonly code: RowProblemCode;
  /** The row came in all the same, without what is said here. */
  readonly isKept: boolean;
  /** The header of the column. */
  readonly column?: string;
  /** What stands there, or the beginning of it. */
  readonly excerpt?: string;
  /** The whole record, so that it can be mended and imported again. */
  readonly cells?: readonly string[];
};

/** What one piece of text gives. */
export type Step = { readonly records: readonly RawRecord[]; readonly problems: readonly RowProblem[] };

export type RecordReader = {
  /** The names of the columns, once they were read. */
  readonly header: readonly string[] | undefined;
  /** @param isLast nothing comes after `text` */
  push(text: string, isLast: boolean): Step;
};

/** As much of a faulty value as is shown. */
const EXCERPT = 100;

export function excerptOf(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT)}…`;
}

/** Records of a CSV, TSV or like file, piece by piece. */
import Papa from "papaparse";

import { excelDelimiter, type Delimiter } from "./format.ts";
import {
  excerptOf,
  MAX_RECORD_LENGTH,
  type RawRecord,
  type RecordReader,
  type RowProblem,
  type Step,
} from "./record.ts";

/**
 * So often a quote that was never closed is passed over, one line at a time. Each costs parsing what is at hand once
 * more; a file with more of them is broken as a whole.
 */
const PATIENCE = 200;

/** What `Papa.Parser` gives; its own types leave it open. */
type Parsed = {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly row?: number }[];
  /** Up to where the text is used up. */
  readonly meta: { readonly cursor: number };
};

type Out = { records: RawRecord[]; problems: RowProblem[] };

export class DelimitedReader implements RecordReader {
  readonly #delimiter: Delimiter;
  readonly #parser: Papa.Parser;
  /** What is no whole record yet. */
  #rest = "";
  #line = 1;
  #header: readonly string[] | undefined;
  #hasBegun = false;
  /** In a line that is too long: everything up to its end is left out. */
  #isSkipping = false;
  #patience = PATIENCE;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
    this.#parser = new Papa.Parser({ delimiter, newline: "\n" });
  }

  get header(): readonly string[] | undefined {
    return this.#header;
  }

  push(text: string, isLast: boolean): Step {
    const out: Out = { records: [], problems: [] };
    if (this.#patience < 0) return out;
    this.#rest += text;
    // With an end to its last line every file ends alike.
    if (isLast && this.#rest !== "" && !this.#rest.endsWith("\n")) this.#rest += "\n";
    this.#begin();
    while (this.#rest !== "") {
      if (this.#isSkipping && !this.#skip()) break;
      this.#parse(out);
      const isStuck = this.#rest.length > MAX_RECORD_LENGTH || isLast;
      if (this.#rest === "" || !isStuck || !this.#giveUp(out)) break;
    }
    return out;
  }

  /** Excel may say first which delimiter it used. */
  #begin(): void {
    if (this.#hasBegun || this.#rest === "") return;
    this.#hasBegun = true;
    const named = excelDelimiter.exec(this.#rest);
    if (named) this.#drop(named[0].length);
  }

  #parse(out: Out): void {
    // The last record is left alone: its end is not there yet.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its own types leave it open
    const { data, errors, meta } = this.#parser.parse(this.#rest, 0, true) as Parsed;
    const broken = new Set(errors.map(({ row }) => row));
    const from = this.#line;
    for (const [index, cells] of data.entries()) {
      const lines = linesOf(cells);
      // A quote that is not closed takes the next lines with it: only the first is at fault, the others are read again.
      if (broken.has(index) && lines > 1 && this.#patience > 0) {
        this.#patience -= 1;
        this.#rest = this.#rest.slice(placeOfLine(this.#rest, this.#line - from));
        this.#tellFirstLine("quotes_broken", out);
        this.#parse(out);
        return;
      }
      this.#take(cells, broken.has(index), out);
      this.#line += lines;
    }
    this.#rest = this.#rest.slice(meta.cursor);
  }

  #take(cells: readonly string[], isBroken: boolean, out: Out): void {
    const line = this.#line;
    if (cells.length === 1 && cells[0]?.trim() === "") return;
    if (!this.#header) {
      this.#header = cells;
      return;
    }
    const { length } = this.#header;
    const fault = isBroken ? "quotes_broken" : faultOf(cells, length);
    if (fault) out.problems.push({ line, code: fault, isKept: false, cells });
    else out.records.push({ line, cells: cells.length === length ? cells : cells.slice(0, length) });
  }

  /** What is at hand has no end: its first line is told of. @returns whether there is something behind it */
  #giveUp(out: Out): boolean {
    this.#patience -= 1;
    if (this.#patience < 0) {
      out.problems.push({ line: this.#line, code: "reading_stopped", isKept: false });
      this.#rest = "";
      return false;
    }
    const end = this.#rest.indexOf("\n");
    const isLong = end === -1 || end > MAX_RECORD_LENGTH;
    this.#tellFirstLine(isLong ? "record_too_long" : "quotes_broken", out);
    return this.#rest !== "";
  }

  #tellFirstLine(code: "record_too_long" | "quotes_broken", out: Out): void {
    const end = this.#rest.indexOf("\n");
    const first = end === -1 ? this.#rest : this.#rest.slice(0, end);
    const isShort = first.length <= MAX_RECORD_LENGTH;
    const whole = isShort ? { cells: first.split(this.#delimiter) } : {};
    out.problems.push({ line: this.#line, code, isKept: false, excerpt: excerptOf(first), ...whole });
    this.#isSkipping = end === -1;
    if (end === -1) this.#rest = "";
    else this.#drop(end + 1);
  }

  /** @returns whether the line that is left out has ended */
  #skip(): boolean {
    const end = this.#rest.indexOf("\n");
    this.#isSkipping = end === -1;
    if (end === -1) this.#rest = "";
    else this.#drop(end + 1);
    return end !== -1;
  }

  /** Leaves out a line of so many units, its end included. */
  #drop(length: number): void {
    this.#rest = this.#rest.slice(length);
    this.#line += 1;
  }
}

/** How many lines a record takes in the file. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at !== -1; at = cell.indexOf("\n", at + 1)) lines += 1;
  }
  return lines;
}

/** Where the line begins that has `lines` before it. */
function placeOfLine(text: string, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line += 1) at = text.indexOf("\n", at) + 1;
  return at;
}

function faultOf(cells: readonly string[], length: number): "cells_missing" | "cells_too_many" | undefined {
  if (cells.length < length) return "cells_missing";
  return cells.slice(length).some((cell) => cell.trim() !== "") ? "cells_too_many" : undefined;
}

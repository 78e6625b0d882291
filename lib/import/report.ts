/** What could not be imported, for a file that people open in a spreadsheet, mend and import again. */
import { csvCell } from "./clean.ts";
import type { RowProblem } from "./record.ts";

/** So many are in the file: a file with more of them is broken as a whole. */
const MOST_WRITTEN = 1_000_000;
/** So many are shown; the others are in the file. */
const MOST_SHOWN = 100;
/** So many are put into the file at once. */
const PART = 500;

export type ReportWords = {
  /** Of the columns before the file's own: line, what became of it, what was wrong, in which column, what stood there. */
  readonly titles: readonly string[];
  readonly kept: string;
  readonly left: string;
  readonly of: (problem: RowProblem) => string;
};

/**
 * Collects problems without keeping them: the browser holds the parts of the file, outside of the page's memory once they
 * are many.
 */
export class ProblemReport {
  readonly #words: ReportWords;
  readonly #parts: Blob[] = [];
  #waiting: string[] = [];
  readonly #shown: RowProblem[] = [];
  #left = 0;
  #kept = 0;

  /** @param header of the file */
  constructor(header: readonly string[], words: ReportWords) {
    this.#words = words;
    // With a mark, spreadsheets read it as UTF-8.
    this.#parts.push(new Blob([`\uFEFF${[...words.titles, ...header].map(csvCell).join(",")}\r\n`]));
  }

  /** The first of them, in the order of the file. */
  get shown(): readonly RowProblem[] {
    return this.#shown;
  }

  /** Rows that did not come in, and remarks on those that did. */
  get counts(): { readonly left: number; readonly kept: number } {
    return { left: this.#left, kept: this.#kept };
  }

  add(problems: readonly RowProblem[]): void {
    for (const problem of problems) {
      if (problem.isKept) this.#kept += 1;
      else this.#left += 1;
      if (this.#shown.length < MOST_SHOWN) this.#shown.push(problem);
      if (this.#left + this.#kept > MOST_WRITTEN) continue;
      const { line, isKept, column = "", excerpt = "", cells = [] } = problem;
      const fate = isKept ? this.#words.kept : this.#words.left;
      const row = [line, fate, this.#words.of(problem), column, excerpt, ...cells];
      this.#waiting.push(row.map(csvCell).join(","));
    }
    if (this.#waiting.length >= PART) this.#flush();
  }

  #flush(): void {
    this.#parts.push(new Blob([this.#waiting.join("\r\n"), "\r\n"]));
    this.#waiting = [];
  }

  /** All of them as a CSV. */
  file(): Blob {
    if (this.#waiting.length > 0) this.#flush();
    return new Blob(this.#parts, { type: "text/csv" });
  }
}

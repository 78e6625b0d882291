/** The values of a file in JSON, as text each, piece by piece: a value a line, or the objects of a document's list. */
import { excerptOf, MAX_RECORD_LENGTH, type RowProblem } from "./record.ts";

export type JsonText = { readonly line: number; readonly text: string };

export type JsonStep = { readonly values: readonly JsonText[]; readonly problems: readonly RowProblem[] };

export type JsonSplitter = {
  /** @param isLast nothing comes after `text` */
  push(text: string, isLast: boolean): JsonStep;
};

export class LineSplitter implements JsonSplitter {
  #rest = "";
  #line = 1;
  #isSkipping = false;

  push(text: string, isLast: boolean): JsonStep {
    const values: JsonText[] = [];
    const problems: RowProblem[] = [];
    this.#rest += text;
    if (isLast && this.#rest !== "") this.#rest += "\n";
    let from = 0;
    for (let end = this.#rest.indexOf("\n"); end !== -1; end = this.#rest.indexOf("\n", from)) {
      const line = this.#rest.slice(from, end);
      if (this.#isSkipping) this.#isSkipping = false;
      else if (line.length > MAX_RECORD_LENGTH) problems.push(tooLong(this.#line, line));
      else if (line.trim() !== "") values.push({ line: this.#line, text: line });
      from = end + 1;
      this.#line += 1;
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > MAX_RECORD_LENGTH) {
      if (!this.#isSkipping) problems.push(tooLong(this.#line, this.#rest));
      this.#isSkipping = true;
      this.#rest = "";
    }
    return { values, problems };
  }
}

function tooLong(line: number, text: string): RowProblem {
  return { line, code: "record_too_long", isKept: false, excerpt: excerptOf(text) };
}

const [QUOTE, BACKSLASH, NEWLINE] = [0x22, 0x5c, 0x0a];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the objects of the first list that has some: the document itself, or one of its fields (`{"tickets": […]}`).
 * It only counts brackets; whether a value is JSON, who parses it finds out.
 */
export class DocumentSplitter implements JsonSplitter {
  #rest = "";
  #line = 1;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Depth of the list's objects; 0 until there is a list. */
  #objectDepth = 0;
  #hasFound = false;
  /** Where the object at hand begins in `#rest`, and its line. */
  #start: JsonText["line"] | undefined;
  #startLine = 0;
  /** The object at hand is too long and left out. */
  #isSkipping = false;

  push(text: string, isLast: boolean): JsonStep {
    const values: JsonText[] = [];
    const problems: RowProblem[] = [];
    let at = this.#rest.length;
    this.#rest += text;
    for (; at < this.#rest.length; at += 1) {
      const value = this.#step(this.#rest.charCodeAt(at), at);
      if (value !== undefined) values.push(value);
    }
    if (this.#start === undefined) this.#rest = "";
    else {
      this.#rest = this.#rest.slice(this.#start);
      this.#start = 0;
      if (this.#rest.length > MAX_RECORD_LENGTH) {
        if (!this.#isSkipping) problems.push(tooLong(this.#startLine, this.#rest));
        this.#isSkipping = true;
        this.#rest = "";
      }
      if (isLast && !this.#isSkipping) {
        problems.push({
          line: this.#startLine,
          code: "json_broken",
          isKept: false,
          excerpt: excerptOf(this.#rest),
        });
      }
    }
    return { values, problems };
  }

  /** @returns the object that ends here */
  #step(code: number, at: number): JsonText | undefined {
    if (code === NEWLINE) this.#line += 1;
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === BACKSLASH) this.#isEscaped = true;
      else if (code === QUOTE) this.#isInString = false;
      return undefined;
    }
    if (code === QUOTE) this.#isInString = true;
    else if (code === OPEN || code === OPEN_LIST) this.#open(code, at);
    else if (code === CLOSE || code === CLOSE_LIST) return this.#close(at);
    return undefined;
  }

  #open(code: number, at: number): void {
    if (code === OPEN_LIST && this.#objectDepth === 0 && this.#depth <= 1 && !this.#hasFound)
      this.#objectDepth = this.#depth + 1;
    if (code === OPEN && this.#objectDepth > 0 && this.#depth === this.#objectDepth) {
      this.#start = at;
      this.#startLine = this.#line;
    }
    this.#depth += 1;
  }

  #close(at: number): JsonText | undefined {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#objectDepth === 0) return undefined;
    // The list ends. One without objects is not the one that was meant.
    if (this.#depth < this.#objectDepth) this.#objectDepth = 0;
    if (this.#start === undefined || this.#depth !== this.#objectDepth) return undefined;
    const text = this.#rest.slice(this.#start, at + 1);
    this.#start = undefined;
    this.#hasFound = true;
    const wasSkipped = this.#isSkipping;
    this.#isSkipping = false;
    return wasSkipped ? undefined : { line: this.#startLine, text };
  }
}

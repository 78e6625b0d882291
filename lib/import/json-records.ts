/** Records of a file in JSON: the paths to the values of its objects are the columns, like `requester.email`. */
import { DocumentSplitter, LineSplitter, type JsonSplitter, type JsonText } from "./json-values.ts";
import { MAX_COLUMNS } from "./mapping.ts";
import { excerptOf, type RawRecord, type RecordReader, type RowProblem, type Step } from "./record.ts";

/** So many objects are looked at for columns before the first record is given. */
const SAMPLE = 200;
/** So deep objects are looked into. */
const DEPTH = 4;

type Parsed = { readonly line: number; readonly text: string; readonly value: object };

export class JsonReader implements RecordReader {
  readonly #splitter: JsonSplitter;
  #header: readonly string[] | undefined;
  /** The same as keys to follow. */
  #paths: readonly (readonly string[])[] = [];
  /** Until the columns are known. */
  #waiting: Parsed[] = [];

  /** @param header the columns, where they are known already */
  constructor(layout: "lines" | "document", header?: readonly string[]) {
    this.#splitter = layout === "lines" ? new LineSplitter() : new DocumentSplitter();
    if (header) this.#setHeader(header);
  }

  get header(): readonly string[] | undefined {
    return this.#header;
  }

  push(text: string, isLast: boolean): Step {
    const step = this.#splitter.push(text, isLast);
    const problems: RowProblem[] = [...step.problems];
    for (const value of step.values) {
      const parsed = parse(value);
      if ("code" in parsed) problems.push(parsed);
      else this.#waiting.push(parsed);
    }
    if (!this.#header && (isLast || this.#waiting.length >= SAMPLE)) {
      this.#setHeader(columnsOf(this.#waiting.slice(0, SAMPLE).map(({ value }) => value)));
    }
    return { records: this.#takeWaiting(), problems };
  }

  #setHeader(header: readonly string[]): void {
    this.#header = header;
    this.#paths = header.map((path) => path.split("."));
  }

  #takeWaiting(): RawRecord[] {
    if (!this.#header) return [];
    const records = this.#waiting.map(({ line, value }) => ({
      line,
      cells: this.#paths.map((path) => cellOf(value, path)),
    }));
    this.#waiting = [];
    return records;
  }
}

function parse({ line, text }: JsonText): Parsed | RowProblem {
  const problem = { line, isKept: false, excerpt: excerptOf(text), cells: [text] };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { line, text, value };
    return { ...problem, code: "json_no_object" };
  } catch {
    return { ...problem, code: "json_broken" };
  }
}

/** The paths to all values of `objects`, in the order in which they come; as many as a mapping can have and one more. */
function columnsOf(objects: readonly object[]): string[] {
  const paths = new Set<string>();
  const visit = (value: unknown, path: string, depth: number): void => {
    if (paths.size > MAX_COLUMNS) return;
    if (typeof value !== "object" || value === null || isListOfValues(value)) {
      if (path !== "") paths.add(path);
      return;
    }
    if (depth === DEPTH) return;
    // Of a list of objects the first stands for the customer's first message, address or contact.
    const entries = Array.isArray(value) ? [["0", value[0]] as const] : Object.entries(value);
    for (const [key, each] of entries) {
      if (!key.includes(".")) visit(each, path === "" ? key : `${path}.${key}`, depth + 1);
    }
  };
  for (const value of objects) visit(value, "", 0);
  return [...paths];
}

function isListOfValues(value: object): boolean {
  return Array.isArray(value) && value.every((each) => typeof each !== "object" || each === null);
}

/** Follows only what the objects have of their own: a column may be called `__proto__` or `constructor`. */
function cellOf(object: object, path: readonly string[]): string {
  let value: unknown = object;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return "";
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  if (Array.isArray(value)) return isListOfValues(value) ? value.map(plain).join(", ") : "";
  return plain(value);
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

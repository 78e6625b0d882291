/** What kind of file somebody chose, from its first bytes. */
import Papa from "papaparse";

import { failure, success, type Result } from "../result.ts";

/** As much of a file as is looked at, in bytes. */
export const HEAD_LENGTH = 256 * 1_024;

export const encodings = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "windows-1254",
  "shift_jis",
  "gb18030",
] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export type Format =
  | { readonly kind: "delimited"; readonly encoding: Encoding; readonly delimiter: Delimiter }
  /** `lines`: a value a line; `document`: one value with a list of objects in it. */
  | { readonly kind: "json"; readonly encoding: Encoding; readonly layout: "lines" | "document" };

/** `archive`: zip or gzip; `workbook`: Excel or OpenDocument; `other`: nothing with text in it. */
export type FormatProblem = "file_empty" | "file_archive" | "file_workbook" | "file_other";

/** @param head the first `HEAD_LENGTH` bytes of the file, or all of it */
export function detectFormat(head: Uint8Array): Result<Format, FormatProblem> {
  if (head.length === 0) return failure("file_empty", "no bytes");
  const binary = binaryKind(head);
  if (binary) return failure(binary, "not text");
  const encoding = detectEncoding(head);
  const text = decodeHead(head, encoding);
  if (text.trim() === "") return failure("file_empty", "nothing but space");
  // A binary file without a signature we know: text has no NUL, or one here and there where a program went wrong.
  const nulls = text.length - text.replaceAll("\0", "").length;
  if (nulls > text.length / 100) return failure("file_other", "full of NUL");
  const layout = jsonLayout(text);
  if (layout) return success({ kind: "json", encoding, layout });
  return success({ kind: "delimited", encoding, delimiter: detectDelimiter(text) });
}

/** The text of a head; characters cut off at its end are left out. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true });
}

function binaryKind(head: Uint8Array): FormatProblem | undefined {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6)) {
    // Names of members stand plainly in a zip.
    const names = new TextDecoder("latin1").decode(head.subarray(0, 4_096));
    return /\[Content_Types\]\.xml|opendocument\.spreadsheet|xl\//u.test(names)
      ? "file_workbook"
      : "file_archive";
  }
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "file_workbook";
  if (starts(0x1f, 0x8b) || starts(0x37, 0x7a, 0xbc, 0xaf) || starts(0x52, 0x61, 0x72, 0x21))
    return "file_archive";
  return starts(0x25, 0x50, 0x44, 0x46) || starts(0x89, 0x50, 0x4e, 0x47) ? "file_other" : undefined;
}

/** By its mark, by where its NULs are, as UTF-8 if it is that, else as what western offices write. */
function detectEncoding(head: Uint8Array): Encoding {
  const [first = 0, second = 0] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const sample = head.subarray(0, 4_096);
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (odd > sample.length / 5 && even < odd / 10) return "utf-16le";
  if (even > sample.length / 5 && odd < even / 10) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

function jsonLayout(text: string): "lines" | "document" | undefined {
  const [first] = text.trimStart();
  if (first === "[") return "document";
  if (first !== "{") return undefined;
  const [line = ""] = text.trimStart().split("\n", 1);
  try {
    const value: unknown = JSON.parse(line);
    // A whole document may stand on one line: then its rows are in a list in it.
    const isDocument =
      typeof value === "object" &&
      value !== null &&
      text.trim().split("\n", 2).length === 1 &&
      Object.values(value).some((each) => Array.isArray(each) && each.some(isObject));
    return isDocument ? "document" : "lines";
  } catch {
    return /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\})/u.test(text.trimStart()) ? "document" : undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What Excel writes above the header to say which delimiter it used. */
export const excelDelimiter = /^sep=(.)\r?\n?/iu;

function detectDelimiter(text: string): Delimiter {
  const named = delimiters.find((each) => each === excelDelimiter.exec(text)?.[1]);
  if (named) return named;
  const scored = delimiters.map((delimiter) => ({ delimiter, score: regularity(text, delimiter) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** How well `delimiter` makes a table of `text`: rows as long as the header count, then how many columns there are. */
function regularity(text: string, delimiter: Delimiter): number {
  const { data } = Papa.parse<string[]>(text.slice(0, 64_000), { delimiter, preview: 20 });
  const [header = [], ...rows] = data;
  if (header.length < 2) return 0;
  const like = rows.filter((cells) => cells.length === header.length).length;
  return (like + 1) / (rows.length + 1) + Math.min(header.length, 1_000) / 10_000;
}

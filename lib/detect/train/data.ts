/** Where training rows come from, one place for files, labels and licences. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Intent, Kind } from "../../verdict.ts";
import { parsePlain } from "./plain.ts";

const root = join(import.meta.dirname, "../../..");
/** Sets that are not part of the project; see docs/model-card.md for where they come from. */
export const sharedFolder = join(root, "../shared/data");
export const corpusFolder = join(root, "lib/detect/corpus");

export type LabelledMention = {
  readonly text: string;
  /** 1 service request, 0 not, null cannot be told. */
  readonly service: 0 | 1 | null;
  readonly kind: Kind | null;
  readonly intent: Intent | null;
  readonly urgency: number | null;
  /** The set it comes from; "own" and "plain" are the project's. */
  readonly group: string;
  /** BCP 47 tag. */
  readonly language: string;
};

/** A set with a label of its own that is not the product's. */
export type BinaryMention = { readonly text: string; readonly label: 0 | 1; readonly group: string };

/** Sets whose licence is stated and allows commercial use. */
const LICENSED_GROUPS = new Set(["indian-bank", "care", "nigeria-isp"]);
const LICENSED_POOL = ["indian-bank-complaints", "care-first-messages", "nigeria-isp"];
const POOL = [
  "unlabelled-mentions",
  "uk-mobile-mentions",
  "airline-mentions",
  "complaints",
  "nigeria-isp",
  "care-first-messages",
  "indian-bank-complaints",
  "brand-talk-tech",
  "corporate-posts",
  "brand-talk-sxsw",
];

function readLines<Row>(file: string): Row[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}

export function hasSharedData(): boolean {
  return existsSync(join(sharedFolder, "service-requests.jsonl"));
}

/** The product's own label over public sets. */
export function readServiceRequests(licensedOnly: boolean): LabelledMention[] {
  type Row = Omit<LabelledMention, "language">;
  return readLines<Row>(join(sharedFolder, "service-requests.jsonl"))
    .filter((row) => !licensedOnly || LICENSED_GROUPS.has(row.group))
    .map((row) => ({ ...row, language: "en" }));
}

/** A set by its file's name, with the label it came with. */
export function readBinary(name: string): BinaryMention[] {
  return readLines<{ text: string; label: 0 | 1; group?: string }>(join(sharedFolder, `${name}.jsonl`)).map(
    (row) => ({
      text: row.text,
      label: row.label,
      group: row.group ?? name,
    }),
  );
}

/** The project's own invented mentions; "test" is for measuring only. */
export function readCorpora(part: "train" | "test"): LabelledMention[] {
  const folder = join(corpusFolder, part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .toSorted()
    .flatMap((file) => {
      const language = basename(file, ".jsonl");
      type Row = Omit<LabelledMention, "language" | "group"> & { industry: string };
      return readLines<Row>(join(folder, file)).map(({ industry: _industry, ...row }) => ({
        ...row,
        group: "own",
        language,
      }));
    });
}

/**
 * Everyday mentions said plainly: the corpora are all hard cases. A file's name is its language, with or without
 * more after a point (`es.txt`, `es.everyday.txt`).
 * @throws when a file of the project is malformed, naming its lines
 */
export function readPlain(): LabelledMention[] {
  const folder = join(corpusFolder, "plain");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .toSorted()
    .flatMap((file) => {
      const read = parsePlain(readFileSync(join(folder, file), "utf8"), file.split(".")[0] ?? "", file);
      if (!read.ok) throw new Error(read.problem.detail);
      return read.value;
    });
}

/** Texts without a label, for distillation. */
export function readPool(licensedOnly: boolean): string[] {
  const names = licensedOnly ? LICENSED_POOL : POOL;
  return names.flatMap((name) =>
    readLines<{ text: string }>(join(sharedFolder, `${name}.jsonl`)).map((row) => row.text),
  );
}

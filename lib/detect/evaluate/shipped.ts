/** The shipped model as it is, on files and on the project's own test corpora. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createDetector } from "../create-detector.ts";
import { readCorpora } from "../train/data.ts";
import type { Scored } from "./report.ts";

const MODEL = join(import.meta.dirname, "../../../public/model/detector.bin");
const NO_NAMES: readonly string[] = [];

function score(rows: readonly { text: string; label: number; group: string }[]): Scored[] {
  const detector = createDetector(new Uint8Array(readFileSync(MODEL)));
  return rows.map((row) => ({
    ...row,
    score: detector.detect({ text: row.text, brandNames: NO_NAMES, context: {} }).score,
  }));
}

/** Mentions the model was never trained on, by language; those that cannot be told are left out. */
export function scoreOwnTests(): Scored[] {
  return score(
    readCorpora("test").flatMap((mention) =>
      mention.service === null
        ? []
        : [{ text: mention.text, label: mention.service, group: mention.language }],
    ),
  );
}

/** JSON lines with `text` and `service` or `label` (0 or 1); other lines are left out. */
export function scoreFile(file: string): Scored[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.trim() === "") return [];
      const value = JSON.parse(line) as {
        text?: unknown;
        service?: unknown;
        label?: unknown;
        group?: string;
        language?: string;
      };
      const label = value.service ?? value.label;
      if (typeof value.text !== "string" || (label !== 0 && label !== 1)) return [];
      return [{ text: value.text, label, group: value.group ?? value.language ?? basename(file) }];
    });
  return score(rows);
}

/**
 * A hundred invented mentions in which one reader marked, before any detector was asked, the words for which they would
 * call it a service request (named-spans.txt: language, then the text with those words between ⟦ and ⟧).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Place = { readonly start: number; readonly end: number };

export type MarkedMention = {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Places of the marked words in `text`, in order; never empty. */
  readonly spans: readonly Place[];
};

/** @throws when the line is not a mention with marked words */
export function parseMarked(line: string): MarkedMention {
  const language = line.slice(0, line.indexOf(" "));
  let text = "";
  const spans: Place[] = [];
  let open: number | undefined;
  for (const character of line.slice(language.length + 1)) {
    if (character === "⟦" && open === undefined) open = text.length;
    else if (character === "⟧" && open !== undefined && text.length > open) {
      spans.push({ start: open, end: text.length });
      open = undefined;
    } else if (character === "⟦" || character === "⟧") throw new Error(`unpaired mark: ${line}`);
    else text += character;
  }
  if (language === "" || spans.length === 0 || open !== undefined)
    throw new Error(`no marked words, or no language: ${line}`);
  return { text, language, spans };
}

export function readMarked(): MarkedMention[] {
  return readFileSync(join(import.meta.dirname, "named-spans.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map(parseMarked);
}

const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Words and emoji of a text, in order, also where none are spaced. */
export function wordsIn(text: string): Place[] {
  return [...segmenter.segment(text)]
    .filter(
      ({ segment, isWordLike }) => isWordLike === true || /\p{Extended_Pictographic}|[?？؟]/u.test(segment),
    )
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

export function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && other.start < one.end;
}

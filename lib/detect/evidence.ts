/**
 * Why: the words whose removal lowers the score most. Candidates come from how the score leans on each word;
 * what is reported is always measured, by scoring the mention again without them.
 */
import type { Evidence } from "../verdict.ts";
import { ENGLISH_MEASURE, extractFeatures } from "./features.ts";
import type { Features } from "./features.ts";
import type { Judge } from "./model/judge.ts";
import { conceptsOf } from "./lexicon/lookup.ts";
import { MASKED } from "./text/mask.ts";
import { EMOTION, MARK } from "./text/buffer.ts";
import type { Scan } from "./text/buffer.ts";

const MAX_SPANS = 3;
const MAX_SPAN_WORDS = 4;
/** A smaller fall of the score (0 to 1) is not worth a person's look. */
const MIN_DROP = 0.005;

/** Share of the score's lean (log odds) that a word must have to be looked at. */
const MIN_SHARE = 0.02;
/** A word with less than this part of the heaviest word's share only pads a span. */
const FLOOR = 0.2;
/** A person names words with a meaning; chosen, with `FLOOR`, on every other mention of evaluate/named-spans.txt. */
const NOTION_BONUS = 1.5;
const QUESTION_MARK = 63;
/** What stands between the parts of one written word. */
const JOINED = /^[-\u2010\u2011'\u2019._/]+$/u;
/** Between two words: here one thought ends and another begins. */
const APART = /\n|[^\s'\u2019]/u;

const shares = new Float64Array(1_024);
const skip = new Uint8Array(1_024);

type Span = { readonly first: number; readonly last: number; readonly share: number };

const tokenConcepts = new Uint8Array(6);

/** How much a word leans towards service, words that carry a notion of the lexicons first. */
function leaning(scan: Scan, token: number): number {
  const share = shares[token] ?? 0;
  return share > 0 && conceptsOf(scan, token, tokenConcepts) > 0 ? share * NOTION_BONUS : share;
}

/** Words as they are written: what a hyphen or the like joins is one, so is a row of emoji, or a word and its question mark. */
function writtenWords(text: string, scan: Scan): Span[] {
  const words: Span[] = [];
  for (let token = 0; token < scan.count; token++) {
    const type = scan.type[token];
    if (type === MASKED) continue;
    const isMark = type === MARK;
    if (isMark && scan.units[scan.from[token] ?? 0] !== QUESTION_MARK) continue;
    const share = leaning(scan, token);
    const before = words.at(-1);
    const between = before === undefined ? "" : text.slice(scan.end[before.last], scan.start[token]);
    const touches = between === "" && (isMark || (type === EMOTION && scan.type[token - 1] === EMOTION));
    const joined = before?.last === token - 1 && (touches || JOINED.test(between));
    if (before !== undefined && joined)
      words[words.length - 1] = { ...before, last: token, share: before.share + Math.max(0, share) };
    else if (!isMark) words.push({ first: token, last: token, share });
  }
  return words;
}

/** Runs of words within one clause: those that add most, each beyond what any word of some weight would add. */
function candidates(text: string, scan: Scan): Span[] {
  const words = writtenWords(text, scan);
  // A span of everything would say nothing.
  const longest = Math.min(MAX_SPAN_WORDS, Math.max(1, words.length - 1));
  const floor = Math.max(MIN_SHARE, FLOOR * Math.max(0, ...words.map(({ share }) => share)));
  const runs: Span[] = [];
  for (const [index, word] of words.entries()) {
    let run: Span = { ...word, share: word.share - floor };
    if (run.share <= 0) continue;
    runs.push(run);
    for (const next of words.slice(index + 1, index + longest)) {
      const between = text.slice(scan.end[run.last], scan.start[next.first]);
      if (scan.type[run.last] === MARK || APART.test(between)) break;
      run = { first: run.first, last: next.last, share: run.share + next.share - floor };
      if (next.share > floor) runs.push(run);
    }
  }
  const chosen: Span[] = [];
  for (const run of runs.toSorted((a, b) => b.share - a.share)) {
    if (chosen.every((other) => run.last < other.first || other.last < run.first)) chosen.push(run);
    if (chosen.length === MAX_SPANS) break;
  }
  return chosen;
}

/**
 * At most three spans of `text`, strongest first. To be called right after `read` on the same features.
 * @param probability margin of the first output to the score that is shown
 */
export function findEvidence(
  text: string,
  scan: Scan,
  features: Features,
  judge: Judge,
  probability: (margin: number) => number,
): Evidence[] {
  const whole = probability(judge.outputs[0] ?? 0);
  const english = features.measures[ENGLISH_MEASURE] ?? 0;
  shares.fill(0, 0, scan.count);
  judge.shareOut(features, shares);
  const found: Evidence[] = [];
  for (const span of candidates(text, scan)) {
    skip.fill(1, span.first, span.last + 1);
    judge.read(extractFeatures(scan, skip, english), 1);
    const weight = whole - probability(judge.outputs[0] ?? 0);
    skip.fill(0, span.first, span.last + 1);
    const start = scan.start[span.first] ?? 0;
    const end = scan.end[span.last] ?? 0;
    if (weight >= MIN_DROP && end > start) found.push({ start, end, text: text.slice(start, end), weight });
  }
  return found.toSorted((a, b) => b.weight - a.weight).slice(0, MAX_SPANS);
}

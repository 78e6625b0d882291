/**
 * Why: the words whose removal lowers the score most. Candidates come from the words' shares in the linear score;
 * what is reported is always measured, by scoring the mention again without them.
 */
import type { Evidence } from "../verdict.ts";
import { CONCEPT_START, LETTER_START, extractFeatures } from "./features.ts";
import type { Features } from "./features.ts";
import type { Head } from "./model/file.ts";
import { blockScales } from "./model/scale.ts";
import { scoreOne } from "./model/score.ts";
import type { Folding } from "./model/score.ts";
import { MASKED } from "./text/mask.ts";
import { MARK } from "./text/scan.ts";
import type { Scan } from "./text/scan.ts";

const MAX_SPANS = 3;
/** Spans measured before the best are kept. */
const MAX_CANDIDATES = 4;
const MAX_SPAN_WORDS = 4;
/** A smaller fall of the score (0 to 1) is not worth a person's look. */
const MIN_DROP = 0.005;

const shares = new Float64Array(1_024);
const skip = new Uint8Array(1_024);

function shareOut(features: Features, head: Head, folding: Folding, count: number): void {
  const { ids, owners, words, letters, concepts } = features;
  const scales = blockScales(features);
  const word = scales.words * (head.steps[0]?.[0] ?? 0);
  const letter = scales.letters * (head.steps[1]?.[0] ?? 0);
  const concept = scales.concepts * (head.steps[2]?.[0] ?? 0);
  shares.fill(0, 0, count);
  for (let at = 0; at < words + letters + concepts; at++) {
    const id = ids[at] ?? 0;
    const owner = owners[at] ?? 0;
    const share =
      id < LETTER_START
        ? word * (head.weights[id & folding.wordMask] ?? 0)
        : id < CONCEPT_START
          ? letter * (head.weights[folding.letterAt + ((id - LETTER_START) & folding.letterMask)] ?? 0)
          : concept * (head.weights[folding.conceptAt + ((id - CONCEPT_START) & folding.conceptMask)] ?? 0);
    shares[owner] = (shares[owner] ?? 0) + share;
  }
}

type Span = { first: number; last: number; share: number };

/** Runs of neighbouring words that each count, strongest first. */
function candidates(scan: Scan): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  for (let token = 0; token < scan.count; token++) {
    const type = scan.type[token];
    const share = type === MASKED || type === MARK ? 0 : (shares[token] ?? 0);
    if (share <= 0.02) open = undefined;
    else if (open === undefined || token - open.first >= MAX_SPAN_WORDS) {
      open = { first: token, last: token, share };
      spans.push(open);
    } else {
      open.last = token;
      open.share += share;
    }
  }
  return spans.sort((a, b) => b.share - a.share).slice(0, MAX_CANDIDATES);
}

/**
 * At most three spans of `text`, strongest first.
 * @param probability margin of the head to the score that is shown
 */
export function findEvidence(
  text: string, scan: Scan, features: Features, head: Head, folding: Folding, probability: (margin: number) => number,
): Evidence[] {
  const whole = probability(scoreOne(features, head, folding));
  shareOut(features, head, folding, scan.count);
  const found: Evidence[] = [];
  for (const span of candidates(scan)) {
    skip.fill(1, span.first, span.last + 1);
    const weight = whole - probability(scoreOne(extractFeatures(scan, skip), head, folding));
    skip.fill(0, span.first, span.last + 1);
    const start = scan.start[span.first] ?? 0;
    const end = scan.end[span.last] ?? 0;
    if (weight >= MIN_DROP && end > start) found.push({ start, end, text: text.slice(start, end), weight });
  }
  return found.sort((a, b) => b.weight - a.weight).slice(0, MAX_SPANS);
}

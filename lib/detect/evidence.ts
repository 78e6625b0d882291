/**
 * Why: the words whose removal lowers the score most. Candidates come from how the score leans on each word;
 * what is reported is always measured, by scoring the mention again without them.
 */
import type { Evidence } from "../verdict.ts";
import { ENGLISH_MEASURE, extractFeatures } from "./features.ts";
import type { Features } from "./features.ts";
import type { Judge } from "./model/judge.ts";
import { MASKED } from "./text/mask.ts";
import { MARK } from "./text/buffer.ts";
import type { Scan } from "./text/buffer.ts";

const MAX_SPANS = 3;
const MAX_SPAN_WORDS = 4;
/** A smaller fall of the score (0 to 1) is not worth a person's look. */
const MIN_DROP = 0.005;

const shares = new Float64Array(1_024);
const skip = new Uint8Array(1_024);

type Span = { first: number; last: number; share: number };

/** Runs of neighbouring words that each count, strongest first. */
function candidates(scan: Scan): Span[] {
  const spans: Span[] = [];
  let words = 0;
  for (let token = 0; token < scan.count; token++)
    if (scan.type[token] !== MASKED && scan.type[token] !== MARK) words++;
  // A span of everything would say nothing.
  const longest = Math.min(MAX_SPAN_WORDS, Math.max(1, words - 1));
  let open: Span | undefined;
  for (let token = 0; token < scan.count; token++) {
    const type = scan.type[token];
    const share = type === MASKED || type === MARK ? 0 : (shares[token] ?? 0);
    if (share <= 0.02) open = undefined;
    else if (open === undefined || token - open.first >= longest) {
      open = { first: token, last: token, share };
      spans.push(open);
    } else {
      open.last = token;
      open.share += share;
    }
  }
  return spans.toSorted((a, b) => b.share - a.share).slice(0, MAX_SPANS);
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
  for (const span of candidates(scan)) {
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

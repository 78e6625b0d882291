/**
 * What people corrected ("Not service", "Is service"), as a small layer over the model: a mention of the same shape
 * reads differently at once, on this machine. Pure: a list of corrections in, a shift of the score out.
 *
 * Two parts (docs/decisions/0011-what-a-correction-teaches.md). A like mention, by the share of telling words, moves far: the same wording
 * again gets the answer that a person gave, however sure the model is. And words on which several corrections agree
 * move every mention that has them, a little: so twenty corrections teach a campaign or an incident.
 *
 * Kept harmless by caps: one person's corrections of one day count for at most twenty, words alone never move a score
 * by more than `MAX_WORD_SHIFT`, all together never by more than `MAX_SHIFT`, and a mention that speaks of danger or
 * fraud is never talked down.
 */
import { MAX_CORRECTIONS, PACK_FORMAT, type Correction, type CorrectionPack } from "../correction.ts";
import { conceptNames, conceptsOf } from "./lexicon/lookup.ts";
import { brandMask, maskBrand, MASKED } from "./text/mask.ts";
import { EMOTION, WORD } from "./text/buffer.ts";
import { functionWords } from "./function-words.ts";
import { scanText } from "./text/scan.ts";
import { HASH_START, hashUnits, spread } from "./text/hash.ts";

/** One person's corrections of one day beyond this change nothing: an angry hour must not teach. */
export const MAX_A_DAY = 20;
/** Log odds by which a correction moves its own wording: from 0.99 (4.6) to 0.2, and from 0.01 to 0.8. */
const STEP = 6;
/** Log odds by which all corrections together may move a mention. */
export const MAX_SHIFT = 6;
/** Log odds by which words alone may move a mention: from 0.9 to a doubtful 0.55. */
export const MAX_WORD_SHIFT = 2;
/** So many corrections must have a word before it counts by itself. */
const WORD_SUPPORT = 3;
/** Log odds of a word on which a great many corrections agree; of few, as if `WORD_DOUBT` more had had no opinion. */
const WORD_STEP = 1;
const WORD_DOUBT = 2;
/** Share of words (cosine) from which two mentions count as alike; more of it moves further, evenly. */
const ALIKE = 0.15;
/** From here on it is the same wording. */
const SAME = 0.95;

const WORD_MASK = 0xffffffff;
const functionHashes = hashesOf(functionWords);
const guarded = new Set(["danger", "fraud"].map((name) => conceptNames.indexOf(name) + 1));
const concepts = new Uint8Array(6);
/** Words of the grammar make any two mentions look alike: concepts of no topic are left out. */
const commonConcepts = new Set(
  ["negation", "never", "please", "asking", "possible", "mine", "yours", "still", "since"].map(
    (name) => conceptNames.indexOf(name) + 1,
  ),
);
const MIN_LENGTH = 3;

/** Read as mentions are, so that both are folded alike. */
function hashesOf(lines: readonly string[]): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (const line of lines) {
    const scan = scanText(line);
    for (let token = 0; token < scan.count; token++)
      hashes.add(hashUnits(scan.units, scan.from[token] ?? 0, scan.to[token] ?? 0, HASH_START));
  }
  return hashes;
}

export type Shape = { readonly words: readonly number[]; readonly guarded: boolean };

/** The telling words of a text as hashes; the brand's own names are left out. */
export function shapeOf(text: string, brandNames: readonly string[]): Shape {
  const mask = brandMask(brandNames);
  const scan = scanText(text);
  maskBrand(scan, mask);
  const hashes = new Set<number>();
  let danger = false;
  let previous = 0;
  for (let token = 0; token < scan.count && hashes.size < 118; token++) {
    const type = scan.type[token];
    if (type === MASKED || (type !== WORD && type !== EMOTION)) continue;
    const found = conceptsOf(scan, token, concepts);
    let common = false;
    for (let index = 0; index < found; index++) {
      const concept = concepts[index] ?? 0;
      danger ||= guarded.has(concept);
      common ||= commonConcepts.has(concept);
    }
    const from = scan.from[token] ?? 0;
    const to = scan.to[token] ?? 0;
    if (common || (to - from < MIN_LENGTH && (scan.units[from] ?? 0) < 0x250)) continue;
    const hash = hashUnits(scan.units, from, to, HASH_START);
    if (functionHashes.has(hash)) continue;
    hashes.add((spread(hash) & WORD_MASK) >>> 0);
    if (previous !== 0) hashes.add((spread(Math.imul(previous, 31) ^ hash) & WORD_MASK) >>> 0);
    previous = hash;
  }
  return { words: [...hashes].toSorted((a, b) => a - b), guarded: danger };
}

/** Share of words two mentions have in common, 0 to 1 (cosine of sets). */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return common / Math.sqrt(a.length * b.length);
}

/** Corrections that count: the newest `MAX_CORRECTIONS`, of each person and day the first `MAX_A_DAY`. */
export function effective(corrections: readonly Correction[]): Correction[] {
  const perDay = new Map<string, number>();
  return corrections
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .filter((correction) => {
      const day = `${correction.by} ${correction.at.slice(0, 10)}`;
      const count = (perDay.get(day) ?? 0) + 1;
      perDay.set(day, count);
      return count <= MAX_A_DAY;
    })
    .slice(-MAX_CORRECTIONS);
}

export type Shift = {
  /** To be added to the log odds. */
  readonly logOdds: number;
  /** `corrected`: this very wording was; `similar_corrected`: a mention like it. */
  readonly reason: "corrected" | "similar_corrected" | undefined;
};

const NOTHING: Shift = { logOdds: 0, reason: undefined };

/** Weight of each word on which enough corrections agree, in log odds; learned once a list. */
const learnedWords = new WeakMap<readonly Correction[], ReadonlyMap<number, number>>();

function wordWeights(list: readonly Correction[]): ReadonlyMap<number, number> {
  const known = learnedWords.get(list);
  if (known !== undefined) return known;
  const votes = new Map<number, { count: number; balance: number }>();
  for (const { words, service } of list) {
    for (const word of words) {
      const vote = votes.get(word) ?? { count: 0, balance: 0 };
      vote.count++;
      vote.balance += service ? 1 : -1;
      votes.set(word, vote);
    }
  }
  const weights = new Map<number, number>();
  for (const [word, { count, balance }] of votes)
    if (count >= WORD_SUPPORT && balance !== 0)
      weights.set(word, (WORD_STEP * balance) / (count + WORD_DOUBT));
  learnedWords.set(list, weights);
  return weights;
}

function within(limit: number, value: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

/** By how much the words of a mention, each for itself, move it. */
function wordShift(shape: Shape, list: readonly Correction[]): number {
  const weights = wordWeights(list);
  let sum = 0;
  for (const word of shape.words) sum += weights.get(word) ?? 0;
  return within(MAX_WORD_SHIFT, sum);
}

/** A smaller shift, in log odds, is no reason to name. */
const WORTH_NAMING = 0.5;

/** How corrections move a mention. @param list as `effective` gives it; must not change afterwards */
export function correctionShift(shape: Shape, list: readonly Correction[]): Shift {
  let sum = 0;
  let closest = 0;
  for (const correction of list) {
    const alike = likeness(shape.words, correction.words);
    if (alike < ALIKE) continue;
    sum += ((alike - ALIKE) / (1 - ALIKE)) * (correction.service ? STEP : -STEP);
    closest = Math.max(closest, alike);
  }
  const logOdds = within(MAX_SHIFT, sum + wordShift(shape, list));
  if (logOdds === 0 || (logOdds < 0 && shape.guarded)) return NOTHING;
  const worth = Math.abs(logOdds) >= WORTH_NAMING;
  return { logOdds, reason: closest > SAME ? "corrected" : worth ? "similar_corrected" : undefined };
}

/** Makes a correction; `undefined` when the text has no telling word to learn from. */
export function correct(
  text: string,
  brandNames: readonly string[],
  service: boolean,
  by: string,
  at: string,
): Correction | undefined {
  const { words } = shapeOf(text, brandNames);
  return words.length === 0
    ? undefined
    : { id: fingerprint(words, service), service, words: [...words], by, at };
}

/** What makes two corrections the same one, wherever they were made: their words and their answer. 64 bits, as hex. */
export function fingerprint(words: readonly number[], service: boolean): string {
  let left = HASH_START;
  let right = service ? 1 : 2;
  for (const word of words) {
    left = Math.imul(left ^ word, 0x01000193);
    right = spread(right ^ word);
  }
  const hex = (half: number): string =>
    spread(half ^ (service ? 1 : 2))
      .toString(16)
      .padStart(8, "0");
  return hex(left) + hex(right);
}

/** A list to pass on, each correction once, the newest first; who corrected what is left out. */
export function exportCorrections(list: readonly Correction[]): CorrectionPack {
  const newestFirst = list.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return {
    format: PACK_FORMAT,
    corrections: onlyNew([], newestFirst)
      .slice(0, MAX_CORRECTIONS)
      .map((correction) => ({ ...correction, by: "import" })),
  };
}

/** Those of `candidates` that are not in `list`, each once. */
export function onlyNew(list: readonly Correction[], candidates: readonly Correction[]): Correction[] {
  const known = new Set(list.map((correction) => correction.id));
  return candidates.filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
}

/** Imported corrections take only the room that people's own leave: a pack can add to what they said, never replace it. */
export function joined(own: readonly Correction[], imported: readonly Correction[]): Correction[] {
  const counting = effective(own);
  const room = MAX_CORRECTIONS - counting.length;
  return room === 0 ? counting : [...effective(imported).slice(-room), ...counting];
}

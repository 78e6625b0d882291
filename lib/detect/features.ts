/**
 * A scanned mention as hashed features in four blocks: words and word pairs, letters inside words, concepts
 * (lexicon/, the same for all languages) and a few measures of the whole. Every hashed feature belongs to a word,
 * so that a word's share in a score can be told.
 */
import { conceptsOf } from "./lexicon/lookup.ts";
import { MASKED } from "./text/mask.ts";
import { CAPITALS, EMOTION, MARK, NUMBER, UNSPACED, WORD } from "./text/buffer.ts";
import type { Scan } from "./text/buffer.ts";
import { HASH_START, hashUnits, spread } from "./text/hash.ts";

/** Raised whenever the same text gives other features: a model of another version is refused. */
export const FEATURE_VERSION = 4;

export const WORD_BITS = 17;
export const LETTER_BITS = 17;
export const CONCEPT_BITS = 12;
export const WORD_START = 0;
export const LETTER_START = 1 << WORD_BITS;
export const CONCEPT_START = LETTER_START + (1 << LETTER_BITS);
export const MEASURE_START = CONCEPT_START + (1 << CONCEPT_BITS);
export const measureNames = [
  "question",
  "questions",
  "ends_with_question",
  "exclamation",
  "exclamations",
  "shouting",
  "money",
  "number",
  "short",
  "medium",
  "long",
  "very_long",
  "many_hashtags",
  "several_lines",
  "ellipsis",
  "no_words",
  "glad",
  "cross",
  "sad",
  "laughing",
  "pleading",
  "alarm",
  "party",
  "doubt",
  "english",
] as const;
/** How far (0 to 1) a mention is English: most public data is, and what it teaches holds less for the rest. */
export const ENGLISH_MEASURE = measureNames.indexOf("english");
const FEELINGS_AT = measureNames.indexOf("glad");
/** All hashed and measured features of one mention are below this. */
export const FEATURE_COUNT = MEASURE_START + 32;

const MAX_FEATURES = 20_000;

export type Features = {
  /** Feature numbers: words, then letters, then concepts; measures apart. */
  readonly ids: Int32Array;
  /** The token each belongs to. */
  readonly owners: Int16Array;
  words: number;
  letters: number;
  concepts: number;
  readonly measures: Float32Array;
};

const features: Features = {
  ids: new Int32Array(MAX_FEATURES),
  owners: new Int16Array(MAX_FEATURES),
  words: 0,
  letters: 0,
  concepts: 0,
  measures: new Float32Array(measureNames.length),
};
let filled = 0;

const WORD_MASK = (1 << WORD_BITS) - 1;
const LETTER_MASK = (1 << LETTER_BITS) - 1;
const CONCEPT_MASK = (1 << CONCEPT_BITS) - 1;
const PAIR = 0x9e3779b1;
const EDGE = 0x5f;

function add(id: number, owner: number): void {
  if (filled >= MAX_FEATURES) return;
  features.ids[filled] = id;
  features.owners[filled] = owner;
  filled++;
}

function addWords(scan: Scan, skip: Uint8Array | undefined): void {
  let previous = 0;
  for (let token = 0; token < scan.count; token++) {
    if (scan.type[token] === MASKED || (skip !== undefined && skip[token] === 1)) continue;
    const hash = hashUnits(scan.units, scan.from[token] ?? 0, scan.to[token] ?? 0);
    add(WORD_START + (spread(hash) & WORD_MASK), token);
    if (previous !== 0) add(WORD_START + (spread(Math.imul(previous, PAIR) ^ hash) & WORD_MASK), token);
    previous = hash;
  }
  features.words = filled;
}

function addLetters(scan: Scan, skip: Uint8Array | undefined): void {
  const { units } = scan;
  for (let token = 0; token < scan.count; token++) {
    if (scan.type[token] !== WORD || (skip !== undefined && skip[token] === 1)) continue;
    const from = scan.from[token] ?? 0;
    const to = scan.to[token] ?? 0;
    if (((scan.flags[token] ?? 0) & UNSPACED) !== 0) {
      for (let at = from; at < to; at++) {
        let hash = HASH_START;
        for (let end = at; end < to && end < at + 4; end++) {
          hash = Math.imul(hash ^ (units[end] ?? 0), 0x01000193);
          add(LETTER_START + (spread(hash) & LETTER_MASK), token);
        }
      }
      continue;
    }
    // Letters 3 to 5 long, the word's edges counting as letters.
    for (let at = from - 1; at < to - 1; at++) {
      let hash = HASH_START;
      for (let end = at; end <= to && end < at + 5; end++) {
        hash = Math.imul(hash ^ (end < from || end >= to ? EDGE : (units[end] ?? 0)), 0x01000193);
        if (end - at >= 2) add(LETTER_START + (spread(hash) & LETTER_MASK), token);
      }
    }
  }
  features.letters = filled - features.words;
}

const tokenConcepts = new Uint8Array(6);

/** Concepts, and pairs and triples of neighbouring ones: "my parcel not arrive" in any language. */
function addConcepts(scan: Scan, skip: Uint8Array | undefined): void {
  const before = filled;
  let first = 0;
  let second = 0;
  for (let token = 0; token < scan.count; token++) {
    if (skip !== undefined && skip[token] === 1) continue;
    const found = conceptsOf(scan, token, tokenConcepts);
    for (let index = 0; index < found; index++) {
      const concept = tokenConcepts[index] ?? 0;
      add(CONCEPT_START + concept, token);
      if (second === concept) continue;
      if (second !== 0) {
        const pair = Math.imul(second, PAIR) ^ concept;
        add(CONCEPT_START + (spread(pair) & CONCEPT_MASK), token);
        if (first !== 0)
          add(CONCEPT_START + (spread(Math.imul(first, PAIR + 2) ^ pair) & CONCEPT_MASK), token);
      }
      first = second;
      second = concept;
    }
  }
  features.concepts = filled - before;
}

function measure(scan: Scan, skip: Uint8Array | undefined, english: number): void {
  const { measures } = features;
  measures.fill(0);
  let words = 0;
  let capitals = 0;
  let questions = 0;
  let exclamations = 0;
  let last = MARK;
  let lastUnit = 0;
  for (let token = 0; token < scan.count; token++) {
    if (skip !== undefined && skip[token] === 1) continue;
    const type = scan.type[token] ?? WORD;
    const unit = scan.units[scan.from[token] ?? 0] ?? 0;
    last = type;
    lastUnit = unit;
    if (type === WORD) {
      words++;
      if (((scan.flags[token] ?? 0) & CAPITALS) !== 0) capitals++;
    } else if (type === NUMBER) measures[7] = 1;
    else if (type === EMOTION) {
      const feeling = (scan.units[(scan.from[token] ?? 0) + 1] ?? 97) - 97;
      if (FEELINGS_AT + feeling < measures.length) measures[FEELINGS_AT + feeling] = 1;
    } else if (type === MARK) {
      if (unit === 63) questions++;
      else exclamations++;
    }
  }
  if (questions > 0) measures[0] = 1;
  if (questions > 1) measures[1] = 1;
  if (last === MARK && lastUnit === 63) measures[2] = 1;
  if (exclamations > 0) measures[3] = 1;
  if (exclamations > 1) measures[4] = 1;
  if (capitals > 2 && capitals * 2 > words) measures[5] = 1;
  if (scan.money > 0) measures[6] = 1;
  measures[words === 0 ? 15 : words < 6 ? 8 : words < 14 ? 9 : words < 28 ? 10 : 11] = 1;
  if (scan.hashtags > 2) measures[12] = 1;
  if (scan.lines > 1) measures[13] = 1;
  if (scan.ellipses > 0) measures[14] = 1;
  measures[ENGLISH_MEASURE] = english;
}

/**
 * The features of a scanned mention; `skip` marks tokens (1) to be read as if they were not there. How far it is
 * English (0 to 1) is told from the features themselves, so a first reading leaves it out.
 * The result is reused: copy what must outlive the next call.
 */
export function extractFeatures(scan: Scan, skip?: Uint8Array, english = 0): Features {
  filled = 0;
  addWords(scan, skip);
  addLetters(scan, skip);
  addConcepts(scan, skip);
  measure(scan, skip, english);
  return features;
}

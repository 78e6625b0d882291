/**
 * One pass over a mention: words with their places in the original text, everything that leaks left out
 * (handles, links, placeholders, a cut-off last word, a retweet mark, an agent's signature).
 * Buffers are reused between calls: a `Scan` is valid until the next one.
 */
import {
  DIGIT,
  EMOJI,
  HAN,
  HIRAGANA,
  IGNORED,
  KATAKANA,
  LETTER,
  SPACE,
  SURROGATE,
  characterClasses,
  characterFolds,
  unmask,
} from "./characters.ts";
import {
  contentEnd,
  contentStart,
  isLink,
  skipEntity,
  skipHandle,
  skipPlaceholder,
  skipToSpace,
} from "./skip.ts";
import {
  CAPITALS,
  HASHTAG,
  MAX_HEAD,
  MAX_TAIL,
  MAX_TOKENS,
  MAX_WORD,
  NUMBER,
  UNSPACED,
  WORD,
  push,
  pushEmoji,
  pushMark,
  scan,
} from "./buffer.ts";
import type { Scan } from "./buffer.ts";

const classes = characterClasses;
const folds = characterFolds;
const APOSTROPHE = 39;

/** Reads a spaced word or number from `at`; returns its end. */
function readWord(text: string, at: number, limit: number, hashtag: number): number {
  const from = scan.filled;
  let index = at;
  let digits = 0;
  let letters = 0;
  let upper = 0;
  let latin = false;
  let foreign = false;
  for (; index < limit; index++) {
    const code = text.charCodeAt(index);
    const kind = classes[code];
    if (kind === IGNORED) continue;
    let folded = folds[code] ?? code;
    if (kind === DIGIT) {
      digits++;
      folded = 48;
    } else if (kind === LETTER) {
      letters++;
      if (folded !== code && code < 0x250) upper += code >= 65 && code <= 90 ? 1 : 0;
      if (folded >= 97 && folded <= 122) latin = true;
      else if (folded > 0x24f && folded < 0x530) foreign = true;
    } else if (
      folded === APOSTROPHE &&
      index > at &&
      index + 1 < limit &&
      classes[text.charCodeAt(index + 1)] === LETTER
    ) {
      continue;
    } else if (code === 95 && hashtag === HASHTAG) {
      continue;
    } else break;
    // "soooo" and "so" are one word: a third repeat is dropped.
    const length = scan.filled - from;
    const repeated =
      length >= 2 && scan.units[scan.filled - 1] === folded && scan.units[scan.filled - 2] === folded;
    if (!repeated && length < MAX_WORD) scan.units[scan.filled++] = folded;
  }
  if (latin && foreign)
    for (let unit = from; unit < scan.filled; unit++) scan.units[unit] = unmask(scan.units[unit] ?? 0);
  if (scan.filled === from) return index;
  const loud = letters > 2 && upper === letters;
  if (loud) scan.capitals++;
  // Order numbers, flight numbers and the like: the shape counts, the digits do not.
  if (digits > 0 && (letters === 0 || digits + letters > 4)) {
    scan.filled = from;
    const size = Math.min(4, digits);
    if (letters > 0) scan.units[scan.filled++] = 120;
    for (let n = 0; n < size; n++) scan.units[scan.filled++] = 48;
    push(NUMBER, at, index, from, hashtag);
  } else push(WORD, at, index, from, hashtag | (loud ? CAPITALS : 0));
  return index;
}

/** Reads a stretch written without spaces: a phrase ends where hiragana gives way to another script. */
function readUnspaced(text: string, at: number, limit: number): number {
  const from = scan.filled;
  let index = at;
  let previous = classes[text.charCodeAt(at)] ?? HAN;
  for (; index < limit && scan.filled - from < 24; index++) {
    const code = text.charCodeAt(index);
    const kind = classes[code] ?? SPACE;
    if (kind === IGNORED) continue;
    if (kind < HAN || kind > KATAKANA) break;
    if (kind !== previous && (kind !== HIRAGANA || previous === HIRAGANA)) break;
    previous = kind;
    scan.units[scan.filled++] = folds[code] ?? code;
  }
  push(WORD, at, Math.max(index, at + 1), from, UNSPACED);
  return Math.max(index, at + 1);
}

function readAstral(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  if (point < 0x10000) return at + 1;
  if (point >= 0x1d400 && point <= 0x1d7ff) {
    // Mathematical alphabets are used to write fancy Latin: fold the run to plain letters.
    const from = scan.filled;
    let index = at;
    for (
      let next = point;
      next >= 0x1d400 && next <= 0x1d7ff && scan.filled - from < MAX_WORD;
      next = text.codePointAt(index) ?? 0
    ) {
      const plain = String.fromCodePoint(next).normalize("NFKD").charCodeAt(0);
      scan.units[scan.filled++] = folds[plain] ?? plain;
      index += 2;
    }
    push(WORD, at, index, from, 0);
    return index;
  }
  if (point >= 0x1f000 && point <= 0x1faff && !(point >= 0x1f3fb && point <= 0x1f3ff))
    pushEmoji(at, at + 2, point);
  return at + 2;
}

function readPunctuation(text: string, at: number, limit: number): number {
  const code = text.charCodeAt(at);
  if (code === 64 || code === 0xff20) return skipHandle(text, at + 1, limit);
  if (code === 91 || code === 60 || code === 123) {
    const end = skipPlaceholder(text, at, limit);
    if (end > at) return end;
  }
  if (code === 38) {
    const end = skipEntity(text, at);
    if (end > at) return end;
  }
  if (code === 63 || code === 0xff1f || code === 0x61f) {
    scan.questions++;
    if (scan.questions <= 3) pushMark(at, at + 1, 63);
  } else if (code === 33 || code === 0xff01) {
    scan.exclamations++;
    if (scan.exclamations <= 2) pushMark(at, at + 1, 33);
  } else if (code === 0x2026 || (code === 46 && text.startsWith("..", at + 1))) {
    scan.ellipses++;
    return at + (code === 46 ? 3 : 1);
  } else if (
    code === 0x24 ||
    code === 0xa3 ||
    code === 0x20ac ||
    code === 0x20b9 ||
    code === 0xa5 ||
    code === 0x20ba
  )
    scan.money++;
  else if ((code === 58 || code === 59) && at + 1 < limit) return readEmoticon(text, at, limit);
  return at + 1;
}

/** `:)`, `:-(`, `;)` and their like. */
function readEmoticon(text: string, at: number, limit: number): number {
  const nose = text.charCodeAt(at + 1) === 45 ? 2 : 1;
  if (at + nose >= limit) return at + 1;
  const mouth = text.charAt(at + nose);
  if (!")(D/|P".includes(mouth)) return at + 1;
  const next = at + nose + 1 < limit ? classes[text.charCodeAt(at + nose + 1)] : SPACE;
  if ((mouth === "D" || mouth === "P" || mouth === "/") && next !== SPACE) return at + 1;
  pushEmoji(at, at + nose + 1, mouth === ")" || mouth === "D" ? 0x1f642 : mouth === "P" ? 0x1f61c : 0x1f641);
  return at + nose + 1;
}

function readFrom(text: string, from: number, limit: number): void {
  let index = from;
  while (index < limit && scan.count < MAX_TOKENS) {
    const code = text.charCodeAt(index);
    const kind = classes[code] ?? SPACE;
    if (kind === SPACE || kind === IGNORED) {
      if (code === 10) scan.lines++;
      index++;
    } else if (kind === LETTER || kind === DIGIT) {
      if (kind === LETTER && isLink(text, index)) index = skipToSpace(text, index, limit);
      else index = readWord(text, index, limit, 0);
      // An e-mail address: the part before the @ was no word.
      if (
        index < limit &&
        text.charCodeAt(index) === 64 &&
        classes[text.charCodeAt(index + 1)] === LETTER &&
        scan.count > 0
      ) {
        scan.count--;
        index = skipToSpace(text, index, limit);
      }
    } else if (kind >= HAN && kind <= KATAKANA) index = readUnspaced(text, index, limit);
    else if (kind === SURROGATE) index = readAstral(text, index);
    else if (kind === EMOJI) {
      pushEmoji(index, index + 1, code);
      index++;
    } else if (code === 35 || code === 0xff03) {
      scan.hashtags++;
      const next = index + 1 < limit ? (classes[text.charCodeAt(index + 1)] ?? SPACE) : SPACE;
      index = next === LETTER || next === DIGIT ? readWord(text, index + 1, limit, HASHTAG) : index + 1;
    } else index = readPunctuation(text, index, limit);
  }
}

/** Reads a mention. The result is reused: copy what must outlive the next call. */
export function scanText(text: string): Scan {
  scan.filled = 0;
  scan.count = scan.questions = scan.exclamations = scan.hashtags = 0;
  scan.capitals = scan.money = scan.lines = scan.ellipses = 0;
  const from = contentStart(text);
  const to = contentEnd(text);
  scan.cut = to - from > MAX_HEAD + MAX_TAIL;
  if (scan.cut) {
    readFrom(text, from, from + MAX_HEAD);
    readFrom(text, to - MAX_TAIL, to);
  } else readFrom(text, from, to);
  return scan;
}

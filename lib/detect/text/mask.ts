/**
 * The page's own brand, taken out of the words: what is asked for must not depend on whom it is asked of.
 */
import { characterFolds } from "./characters.ts";
import { scanText } from "./scan.ts";
import type { Scan } from "./buffer.ts";

/** A brand's names as spelled in a scan; several words make one name. */
export type BrandMask = {
  readonly single: ReadonlySet<string>;
  readonly phrases: readonly (readonly string[])[];
  /** Names long enough to be recognised inside a hashtag. */
  readonly inner: readonly string[];
};

/** A token that is left out of the words. */
export const MASKED = 4;
/** Shorter names ("3", "EE") occur inside ordinary words. */
const MIN_INNER = 5;
const masks = new WeakMap<readonly string[], BrandMask>();
const EMPTY: BrandMask = { single: new Set(), phrases: [], inner: [] };

export function spelling(scan: Scan, token: number): string {
  return String.fromCharCode(...scan.units.subarray(scan.from[token] ?? 0, scan.to[token] ?? 0));
}

function fold(name: string): string {
  let folded = "";
  for (let index = 0; index < name.length; index++)
    folded += String.fromCharCode(characterFolds[name.charCodeAt(index)] ?? 0);
  return folded;
}

/** Compiled once for each array of names, however often it is used. */
export function brandMask(names: readonly string[]): BrandMask {
  if (names.length === 0) return EMPTY;
  const known = masks.get(names);
  if (known !== undefined) return known;
  const single = new Set<string>();
  const phrases: string[][] = [];
  const inner: string[] = [];
  for (const name of names) {
    const plain = name.replace(/^[@#]+/, "").slice(0, 100);
    const scan = scanText(plain);
    const words = Array.from({ length: scan.count }, (_, token) => spelling(scan, token));
    if (words.length === 1 && words[0] !== undefined) single.add(words[0]);
    if (words.length > 1) phrases.push(words);
    const joined = fold(plain).replace(/[\s_.-]+/g, "");
    if (joined.length > 1) single.add(joined);
    if (joined.length >= MIN_INNER) inner.push(joined);
  }
  const mask = { single, phrases, inner: inner.toSorted((a, b) => b.length - a.length) };
  masks.set(names, mask);
  return mask;
}

/** Marks the brand's own words in a scan; a hashtag that holds the name keeps only the rest ("#BrandFail" → "fail"). */
export function maskBrand(scan: Scan, mask: BrandMask): void {
  if (mask.single.size === 0 && mask.phrases.length === 0) return;
  for (let token = 0; token < scan.count; token++) {
    if ((scan.type[token] ?? 0) > 1) continue;
    const word = spelling(scan, token);
    if (mask.single.has(word) || (word.endsWith("s") && mask.single.has(word.slice(0, -1)))) {
      scan.type[token] = MASKED;
      continue;
    }
    const name = mask.inner.find((candidate) => word.length > candidate.length && word.includes(candidate));
    if (name !== undefined) cutOut(scan, token, word.indexOf(name), name.length);
    for (const phrase of mask.phrases) {
      if (phrase[0] !== word || token + phrase.length > scan.count) continue;
      if (phrase.every((part, offset) => part === spelling(scan, token + offset))) {
        scan.type.fill(MASKED, token, token + phrase.length);
      }
    }
  }
}

function cutOut(scan: Scan, token: number, at: number, length: number): void {
  const from = scan.from[token] ?? 0;
  const to = scan.to[token] ?? 0;
  if (at === 0) scan.from[token] = from + length;
  else {
    scan.units.copyWithin(from + at, from + at + length, to);
    scan.to[token] = to - length;
  }
}

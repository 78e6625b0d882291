/** Words worth a decision: hashtags and product names that several people use and that no list has yet. Pure. */
import type { Settings } from "./settings.ts";
import { entryKey, has, isBrandName } from "./word-lists.ts";

/** A mention that was flagged or corrected, as far as it was kept. */
export type SeenText = {
  /** Whoever wrote it; people are counted, not posts, so that one loud person suggests nothing. */
  readonly author: string;
  readonly text: string;
};

export type Suggestion = {
  /** As most people write it. */
  readonly word: string;
  readonly people: number;
};

/** From so many people on, a word is said to be seen often. */
const FEW = 3;
const MOST_SUGGESTED = 6;

/**
 * Hashtags, and words with a digit after letters or a capital inside ("Box2", "SmartHub"): what products are called,
 * and seldom anything else in any language that has capitals. A number of an order is its author's alone, so it falls
 * to `FEW`.
 */
const CANDIDATE =
  /(?<![\p{L}\p{N}_#/.&-])(#[\p{L}\p{N}_]{3,50}|\p{L}{2,20}\p{N}{1,4}|\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}+)+\p{N}{0,4})(?![\p{L}\p{N}_])/gu;

/** Most people first. */
export function suggestWords(
  seen: readonly SeenText[],
  settings: Pick<
    Settings,
    "brandNames" | "accounts" | "alwaysWords" | "neverWords" | "ignoredWords" | "staff"
  >,
): Suggestion[] {
  const spellings = new Map<
    string,
    { readonly people: Set<string>; readonly written: Map<string, number> }
  >();
  for (const { author, text } of seen) {
    for (const [word] of withoutAddresses(text).matchAll(CANDIDATE)) {
      const key = entryKey(word);
      const known = spellings.get(key) ?? { people: new Set<string>(), written: new Map<string, number>() };
      known.people.add(author.toLowerCase());
      known.written.set(word, (known.written.get(word) ?? 0) + 1);
      spellings.set(key, known);
    }
  }
  const listed = [
    ...settings.alwaysWords,
    ...settings.neverWords,
    ...settings.ignoredWords,
    ...settings.staff,
  ];
  return [...spellings.values()]
    .filter(({ people }) => people.size >= FEW)
    .map(({ people, written }) => ({ word: mostWritten(written), people: people.size }))
    .filter(({ word }) => !has(listed, word) && !isBrandName(word, settings))
    .toSorted((one, other) => other.people - one.people || (one.word < other.word ? -1 : 1))
    .slice(0, MOST_SUGGESTED);
}

/** Handles and addresses of pages and of mail are no words. */
function withoutAddresses(text: string): string {
  return text
    .split(/\s+/u)
    .filter((part) => !part.includes("@") && !part.includes("://"))
    .join(" ");
}

function mostWritten(written: ReadonlyMap<string, number>): string {
  const [first] = [...written].toSorted(([, one], [, other]) => other - one);
  return first?.[0] ?? "";
}

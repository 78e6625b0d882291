/**
 * Words before a number that say what it is, in the detector's twelve languages (and Chinese and Indonesian). The nearest one
 * counts: "order 4711, call me on 0171..." is an order and a phone number.
 */
import cueWords from "./cue-words.json" with { type: "json" };
import type { Plain } from "./plain.ts";

const cueNames = ["order", "phone", "card", "id", "email"] as const;
export type Cue = (typeof cueNames)[number];

function alternatives(patterns: string): string {
  return patterns.replaceAll(" | ", "|");
}

/** `words` stand by themselves; `inside` are of scripts without spaces, wherever they stand. Both are patterns, apart by " | ". */
const cues: readonly (readonly [Cue, RegExp])[] = cueNames.map((cue) => {
  const { words, inside } = cueWords[cue];
  const alone = `(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])`;
  return [cue, new RegExp(`${alone}|${alternatives(inside)}`, "gu")];
});

/** So far before a number, in UTF-16 units, a word still speaks of it. */
const REACH = 40;
/** A number as long as this takes the words before it for itself. */
const OWN_WORDS = 4;

export type Cues = {
  /** What the nearest word before `start` says that the number there is. */
  before(start: number): Cue | undefined;
  /** Whether the words before or close after say so, however near another is. */
  has(cue: Cue, start: number, end: number): boolean;
};

export function cuesOf({ lower }: Plain): Cues {
  const said = new Map<number, Cue | undefined>();
  const before = (start: number, inherits = true): Cue | undefined => {
    if (said.has(start)) return said.get(start);
    const reach = lower.slice(Math.max(0, start - REACH), start);
    const taken = lastNumber(reach);
    const own = nearest(reach.slice(taken.end));
    // "0171 2345678 or 0172 3456789": the second is what the first one is.
    const isListed = own === undefined && inherits && taken.end > 0 && reach.length - taken.end <= 12;
    const cue = isListed ? before(start - reach.length + taken.start, false) : own;
    said.set(start, cue);
    return cue;
  };
  return {
    before,
    has(cue, start, end) {
      const pattern = cues.find(([name]) => name === cue)?.[1];
      if (!pattern) return false;
      const around = `${lower.slice(Math.max(0, start - REACH), start)}\n${lower.slice(end, end + REACH / 2)}`;
      pattern.lastIndex = 0;
      return pattern.test(around);
    },
  };
}

/** Where the last long number of `text` begins and ends; 0 without one. */
function lastNumber(text: string): { readonly start: number; readonly end: number } {
  let last = { start: 0, end: 0 };
  for (const { 0: number, index } of text.matchAll(/\d[\d .\-/()]*\d/gu)) {
    if (number.replace(/\D/gu, "").length >= OWN_WORDS) last = { start: index, end: index + number.length };
  }
  return last;
}

function nearest(text: string): Cue | undefined {
  let best: { readonly cue: Cue; readonly at: number } | undefined;
  for (const [cue, pattern] of cues) {
    for (const { 0: word, index } of text.matchAll(pattern)) {
      const at = index + word.length;
      if (!best || at > best.at) best = { cue, at };
    }
  }
  return best?.cue;
}

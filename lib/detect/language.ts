/**
 * Which language a mention was read as: the script where that decides, else letters and words by a small linear
 * head. It names the language of the words, and says how far they are English.
 */
import { scoreMany } from "./model/score.ts";
import type { Folding } from "./model/score.ts";
import type { Head } from "./model/file.ts";
import type { Features } from "./features.ts";
import { UNSPACED, WORD } from "./text/buffer.ts";
import type { Scan } from "./text/buffer.ts";

const UNKNOWN = "und";
/** First unit of each script that names a language by itself, with its end. */
const SCRIPTS: readonly (readonly [number, number, string])[] = [
  [0x0370, 0x03ff, "el"],
  [0x0400, 0x052f, "ru"],
  [0x0590, 0x05ff, "he"],
  [0x0600, 0x06ff, "ar"],
  [0x0900, 0x097f, "hi"],
  [0x0e00, 0x0e7f, "th"],
  [0xac00, 0xd7a3, "ko"],
];
/** Latin words with fewer letters than this are no evidence against what the page states. */
const MIN_LETTERS = 12;
/** Lead in log odds over the second language below which the page's word counts. */
const MIN_LEAD = 0.7;

const margins = new Float64Array(32);

function scriptOf(scan: Scan): { script: string | undefined; latinLetters: number } {
  const counts = new Map<string, number>();
  let latinLetters = 0;
  for (let token = 0; token < scan.count; token++) {
    if (scan.type[token] !== WORD) continue;
    const from = scan.from[token] ?? 0;
    const to = scan.to[token] ?? 0;
    if (((scan.flags[token] ?? 0) & UNSPACED) !== 0) {
      let kana = false;
      for (let at = from; at < to; at++) kana ||= (scan.units[at] ?? 0) < 0x3100;
      const tag = kana ? "ja" : "zh";
      counts.set(tag, (counts.get(tag) ?? 0) + (to - from) * 2);
      continue;
    }
    const unit = scan.units[from] ?? 0;
    if (unit < 0x250) latinLetters += to - from;
    else
      for (const [first, last, tag] of SCRIPTS)
        if (unit >= first && unit <= last) counts.set(tag, (counts.get(tag) ?? 0) + to - from);
  }
  if (counts.has("ja")) counts.delete("zh");
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0];
  return { script: best !== undefined && best[1] * 1.5 >= latinLetters ? best[0] : undefined, latinLetters };
}

export type LanguageGuess = {
  /** BCP 47 primary tag; what the page states decides where the words do not. */
  readonly tag: string;
  /** How far the words are English, 0 to 1. */
  readonly english: number;
};

/** What the page states, in log odds. */
const STATED = 2;
/** A share of English this near to none or all is none or all. */
const NEARLY_NONE = 0.05;

/** Share of English by its lead, in log odds, over the best other language. */
function englishOf(best: number, second: number, place: number, english: number, known?: string): number {
  const lead = english - (place === best ? second : (margins[best] ?? 0));
  const said = known === undefined ? 0 : known === "en" ? STATED : -STATED;
  const share = 1 / (1 + Math.exp(-lead - said));
  return share < NEARLY_NONE ? 0 : share > 1 - NEARLY_NONE ? 1 : share;
}

export function guessLanguage(
  scan: Scan,
  features: Features,
  head: Head,
  folding: Folding,
  stated: string | undefined,
): LanguageGuess {
  const given = stated === undefined ? undefined : /^[a-z]{2,3}\b/i.exec(stated)?.[0].toLowerCase();
  const known = given === undefined || given === UNKNOWN || given.startsWith("q") ? undefined : given;
  const { script, latinLetters } = scriptOf(scan);
  if (script !== undefined) {
    const trusted =
      known !== undefined &&
      script !== "ja" &&
      !head.outputs.includes(known) &&
      head.outputs.includes(script);
    return { tag: trusted ? known : script, english: 0 };
  }
  if (latinLetters === 0)
    return { tag: known ?? UNKNOWN, english: known === undefined ? 0.5 : Number(known === "en") };
  scoreMany(features, head, folding, margins);
  let best = 0;
  let second = -Infinity;
  for (let output = 1; output < head.outputs.length; output++) {
    const value = margins[output] ?? 0;
    if (value > (margins[best] ?? 0)) {
      second = margins[best] ?? 0;
      best = output;
    } else if (value > second) second = value;
  }
  const place = head.outputs.indexOf("en");
  const english = englishOf(best, second, place, margins[place] ?? -Infinity, known);
  const sure = latinLetters >= MIN_LETTERS && (margins[best] ?? 0) - second > MIN_LEAD;
  const guess = head.outputs[best] ?? UNKNOWN;
  return { tag: sure ? guess : (known ?? (latinLetters >= MIN_LETTERS ? guess : UNKNOWN)), english };
}

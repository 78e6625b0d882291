/**
 * Words with which a brand overrules the model: those that always and those that never ask for service
 * (a product recall's name, a contest's hashtag). Pure.
 */
import { MAX_HEAD } from "./text/buffer.ts";
import { scanText } from "./text/scan.ts";
import { spelling } from "./text/mask.ts";

export type BrandWords = {
  /** Words or phrases; a mention with one is a service request. They win over `never`. */
  readonly always: readonly string[];
  readonly never: readonly string[];
};

const MAX_ENTRIES = 200;
const folded = new WeakMap<readonly string[], readonly string[]>();

/** A text's words in one spelling, each between spaces. */
function foldWords(text: string): string {
  const scan = scanText(text.slice(0, MAX_HEAD));
  let joined = " ";
  for (let token = 0; token < scan.count; token++) joined += `${spelling(scan, token)} `;
  return joined;
}

function foldList(words: readonly string[]): readonly string[] {
  const known = folded.get(words);
  if (known !== undefined) return known;
  const list = words
    .slice(0, MAX_ENTRIES)
    .map(foldWords)
    .filter((entry) => entry.trim() !== "");
  folded.set(words, list);
  return list;
}

/** Which list, if any, decides about a text. Case, accents, `#` and elongation do not matter; only whole words match. */
export function wordRule(text: string, words: BrandWords | undefined): "always" | "never" | undefined {
  if (words === undefined || (words.always.length === 0 && words.never.length === 0)) return undefined;
  const always = foldList(words.always);
  const never = foldList(words.never);
  const plain = foldWords(text);
  if (always.some((entry) => plain.includes(entry))) return "always";
  return never.some((entry) => plain.includes(entry)) ? "never" : undefined;
}

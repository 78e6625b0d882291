/**
 * Words to concepts: what "Rechnung", "factura" and "請求" have in common. The lexicons of all languages are read
 * as one, so that what is learned of one language holds for the others, and for two mixed in one mention.
 */
import ar from "./ar.json" with { type: "json" };
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import hi from "./hi.json" with { type: "json" };
import it from "./it.json" with { type: "json" };
import ja from "./ja.json" with { type: "json" };
import nl from "./nl.json" with { type: "json" };
import pl from "./pl.json" with { type: "json" };
import pt from "./pt.json" with { type: "json" };
import tr from "./tr.json" with { type: "json" };
import { IGNORED, characterClasses, characterFolds } from "../text/characters.ts";
import { HASH_START, hashUnit, hashUnits } from "../text/hash.ts";
import { EMOTION, MARK, NUMBER, UNSPACED, WORD } from "../text/buffer.ts";
import type { Scan } from "../text/buffer.ts";

type Lexicon = Readonly<Record<string, string>>;

/** In this order a word that two languages spell alike gets its meaning. */
const lexicons: readonly Lexicon[] = [en, es, pt, fr, de, it, nl, pl, tr, ar, hi, ja];
/** Japanese words are found inside phrases; the others begin a word. */
const unspacedLexicon: Lexicon = ja;

export const conceptNames: readonly string[] = Object.keys(en);
/** Concepts of tokens that are no words: a question mark, an exclamation, a number, each feeling an emoji shows. */
const QUESTION = conceptNames.length + 1;
const EXCLAMATION = QUESTION + 1;
const FIGURE = QUESTION + 2;
const FEELINGS = QUESTION + 3;

const TABLE_BITS = 14;
const TABLE_MASK = (1 << TABLE_BITS) - 1;
const MAX_INNER = 8;

type Table = { readonly keys: Int32Array; readonly concepts: Uint8Array };

function emptyTable(): Table {
  return { keys: new Int32Array(1 << TABLE_BITS), concepts: new Uint8Array(1 << TABLE_BITS) };
}

function put(table: Table, key: number, concept: number): void {
  let slot = (key ^ (key >>> 15)) & TABLE_MASK;
  while (table.concepts[slot] !== 0) {
    if (table.keys[slot] === key) return;
    slot = (slot + 1) & TABLE_MASK;
  }
  table.keys[slot] = key;
  table.concepts[slot] = concept;
}

function look(table: Table, key: number): number {
  let slot = (key ^ (key >>> 15)) & TABLE_MASK;
  while (table.concepts[slot] !== 0) {
    if (table.keys[slot] === key) return table.concepts[slot] ?? 0;
    slot = (slot + 1) & TABLE_MASK;
  }
  return 0;
}

function hashWord(word: string): number {
  let hash = HASH_START;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (characterClasses[code] !== IGNORED) hash = hashUnit(hash, characterFolds[code] ?? code);
  }
  return hash;
}

const whole = emptyTable();
const beginnings = emptyTable();
const inner = emptyTable();
for (const lexicon of lexicons) {
  for (const [index, name] of conceptNames.entries()) {
    for (const entry of (lexicon[name] ?? "").split(" ")) {
      if (lexicon === unspacedLexicon) put(inner, hashWord(entry), index + 1);
      else if (entry.endsWith("*")) put(beginnings, hashWord(entry.slice(0, -1)), index + 1);
      else put(whole, hashWord(entry), index + 1);
    }
  }
}

/** Where an Arabic word may begin after its article or a joined particle. */
function stemStart(units: Uint16Array, from: number, to: number): number {
  const first = units[from] ?? 0;
  if (first < 0x600 || first > 0x6ff || to - from < 4) return from;
  const second = units[from + 1] ?? 0;
  if (first === 0x627 && second === 0x644) return from + 2;
  if (first === 0x644 && second === 0x644) return from + 2;
  const joined = first === 0x648 || first === 0x641 || first === 0x628 || first === 0x644 || first === 0x643;
  if (!joined) return from;
  return second === 0x627 && units[from + 2] === 0x644 ? from + 3 : from + 1;
}

function spacedConcept(units: Uint16Array, from: number, to: number): number {
  const exact = look(whole, hashUnits(units, from, to));
  if (exact !== 0) return exact;
  let hash = HASH_START;
  let longest = 0;
  for (let at = from; at < to; at++) {
    hash = hashUnit(hash, units[at] ?? 0);
    if (at - from >= 1) longest = look(beginnings, hash) || longest;
  }
  return longest;
}

/** Writes the concepts of a token (1 and up, in order of the text) to `out`; returns how many. */
export function conceptsOf(scan: Scan, token: number, out: Uint8Array): number {
  const { units } = scan;
  const from = scan.from[token] ?? 0;
  const to = scan.to[token] ?? 0;
  const type = scan.type[token];
  if (type !== WORD) {
    if (type === NUMBER) out[0] = FIGURE;
    else if (type === MARK) out[0] = units[from] === 63 ? QUESTION : EXCLAMATION;
    else if (type === EMOTION) out[0] = FEELINGS + Math.max(0, (units[from + 1] ?? 97) - 97);
    else return 0;
    return 1;
  }
  if (((scan.flags[token] ?? 0) & UNSPACED) === 0) {
    let concept = spacedConcept(units, from, to);
    if (concept === 0) {
      const start = stemStart(units, from, to);
      if (start !== from) concept = spacedConcept(units, start, to);
    }
    out[0] = concept;
    return concept === 0 ? 0 : 1;
  }
  let found = 0;
  for (let at = from; at < to && found < out.length;) {
    let hash = HASH_START;
    let concept = 0;
    let length = 1;
    for (let end = at; end < to && end < at + MAX_INNER; end++) {
      hash = hashUnit(hash, units[end] ?? 0);
      const hit = look(inner, hash);
      if (hit !== 0) {
        concept = hit;
        length = end - at + 1;
      }
    }
    if (concept !== 0) out[found++] = concept;
    at += length;
  }
  return found;
}

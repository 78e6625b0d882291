/**
 * Postal addresses: a street with its number, as each language writes it, with the town after it. There is no check digit for a
 * street, so a word that only streets have must stand there. Every repetition is bounded.
 */
import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";

/** A word that begins with a capital, or a number like "5th". */
const NAME = String.raw`(?:\p{Lu}[\p{L}.'’\-]{0,24}(?![\p{L}\p{N}])|\d{1,3}(?:st|nd|rd|th))`;
const NUMBER = String.raw`\d{1,5}(?: ?[A-Fa-f](?![\p{L}\p{N}]))?(?: ?[-/] ?\d{1,4})?`;
const COMMA = String.raw`(?: ?,? )`;
const TOWN = `${NAME}(?:[ \\-]${NAME}){0,2}`;
/** "10115 Berlin", "1012 AB Amsterdam", "00-950 Warszawa", "01310-100 São Paulo". */
const PLACE = `(?:${COMMA}(?:[A-Z]{1,2}-)?\\d{4,5}(?:-\\d{3})?(?: [A-Z]{2}(?![\\p{L}]))? ${TOWN}|${COMMA}\\d{2}-\\d{3} ${TOWN})?`;
const UK_POSTCODE = String.raw`[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}`;
const FREE = String.raw`(?<![\p{L}\p{N}])`;
const CLOSED = String.raw`(?![\p{L}\p{N}])`;

const patterns: readonly RegExp[] = [
  // German, Dutch: the street's word ends with what it is.
  new RegExp(
    `${FREE}(?:\\p{Lu}[\\p{L}\\-]{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer|chaussee|straat|laan|plein|gracht|kade|singel|dijk)|${NAME}[ \\-](?:Straße|Strasse|Str\\.|Allee|Platz|Weg|Ring)) ?${NUMBER}${CLOSED}${PLACE}`,
    "gu",
  ),
  // English: number, name, kind of street; then perhaps a flat, a town, a state, a postcode.
  new RegExp(
    `${FREE}(?:(?:[Ff]lat|[Aa]pt|[Uu]nit) ?#?\\w{1,5},? )?\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? )?${NAME}(?: ${NAME}){0,3} (?:[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Aa]venue|[Aa]ve|[Ll]ane|[Ll]n|[Dd]rive|[Dd]r|[Cc]ourt|[Bb]oulevard|[Bb]lvd|[Cc]lose|[Cc]rescent|[Tt]errace|[Ss]quare|[Gg]ardens|[Hh]ighway|[Pp]arkway)${CLOSED}\\.?(?:,? (?:[Aa]pt|[Uu]nit|[Ss]uite|#) ?#?\\w{1,6}(?!\\w))?(?:,? ${TOWN}(?:,? [A-Z]{2}${CLOSED})?)?(?:,? (?:${UK_POSTCODE}|\\d{5}(?:-\\d{4})?)${CLOSED})?`,
    "gu",
  ),
  new RegExp(`${FREE}[Pp]\\.?[Oo]\\.? ?[Bb]ox ${NUMBER}${CLOSED}`, "gu"),
  // A postcode that somebody announces: in Britain and the Netherlands it names a few doors.
  new RegExp(`(?<=post ?code[^\\p{N}]{1,12})(?:${UK_POSTCODE}|\\d{4} ?[A-Z]{2})${CLOSED}`, "giu"),
  // French.
  new RegExp(
    `${FREE}${NUMBER}(?: ?(?:bis|ter))?,? ?(?:[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Qq]uai|[Pp]lace|[Cc]ours|[Rr]oute) (?:d[eu]s? (?:l[ae']s? ?)?|d['’]|l['’])?${NAME}(?:[ \\-](?:d[eu]s? |la )?${NAME}){0,3}(?:,? \\d{5} ${TOWN})?`,
    "gu",
  ),
  // Spanish, Italian, Portuguese, Polish: what it is, its name, its number.
  new RegExp(
    `${FREE}(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Pp]aseo|[Pp]laza|[Cc]arrera|[Cc]ra\\.?|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|[Rr]ua|[Aa]v\\.|[Tt]ravessa|[Aa]lameda|[Pp]raça|[Uu]l\\.|[Uu]lic[ay]|[Aa]l\\.|[Aa]lej[ae]|[Oo]s\\.|[Pp]l\\.)(?: ?d[aeio]s?)?(?: l[ao]s?)? ?${NAME}(?: (?:d[aeio]s? |de la |della |y |e )?${NAME}){0,3},? ?(?:n[.ºo°]{0,2} ?|# ?|nº ?)?${NUMBER}${CLOSED}(?:,? ?(?:apto|apt|piso|int|m)\\.? ?\\w{1,4}${CLOSED})?${PLACE}`,
    "gu",
  ),
  // Turkish.
  new RegExp(
    `${FREE}${NAME}(?: ${NAME}){0,2} (?:[Mm]ah(?:allesi|\\.)?|[Cc]ad(?:desi|\\.)|[Ss]ok(?:ak|ağı|\\.)|[Ss]k\\.|[Bb]ulvarı)(?:[ ,]+${NAME}){0,4}[ ,]{1,3}[Nn]o[:. ]{0,2}${NUMBER}${CLOSED}(?:[ ,]{1,2}${TOWN}(?:/${NAME})?)?`,
    "gu",
  ),
  // Japanese: a postal code with its sign; prefecture, town and the numbers of the block.
  /〒 ?\d{3}-?\d{4}(?: ?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,24} ?[\d\-丁目番地号]{1,16})?/gu,
  /[\p{Script=Han}]{2,4}[都道府県] ?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,10}[市区町村郡][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{0,12} ?\d{1,4}(?:丁目|番地?|号|-)[\d\-丁目番地号]{0,14}/gu,
  // Hindi, Arabic: the house's number and the street's word.
  new RegExp(
    `(?:मकान|फ्लैट|घर)(?: (?:नंबर|नं\\.?|संख्या))? ?${NUMBER}(?:[ ,]{1,2}[\\p{Script=Devanagari}]{1,20}){0,6}(?:[ ,\\-]{1,3}\\d{6}${CLOSED})?`,
    "gu",
  ),
  new RegExp(
    `${FREE}(?:شارع|حي|طريق)(?: [\\p{Script=Arabic}]{1,20}){1,4}[ ،,]{1,3}(?:رقم|مبنى|عمارة|بناية|منزل)? ?${NUMBER}${CLOSED}`,
    "gu",
  ),
];

export function findAddresses({ text }: Plain): Found[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: address, index: start }) => ({
      kind: "address" as const,
      start,
      end: start + address.length,
    })),
  );
}

/**
 * What one UTF-16 unit is, and what it folds to, as two tables built once: scanning must cost nanoseconds a unit.
 */

export const SPACE = 0;
export const PUNCTUATION = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** Kanji and other letters of scripts that are written without spaces. */
export const HAN = 4;
export const HIRAGANA = 5;
export const KATAKANA = 6;
/** Invisible or combining: part of a word, but not of its spelling. */
export const IGNORED = 7;
export const SURROGATE = 8;
export const EMOJI = 9;

/** Cyrillic and Greek letters that look like Latin ones; folded only inside a word that also has Latin letters. */
const LOOKALIKES = new Map(
  Object.entries({
    а: "a",
    в: "b",
    е: "e",
    к: "k",
    м: "m",
    н: "h",
    о: "o",
    р: "p",
    с: "c",
    т: "t",
    у: "y",
    х: "x",
    і: "i",
    ј: "j",
    ѕ: "s",
    ԁ: "d",
    ɡ: "g",
    ո: "n",
    ս: "u",
    α: "a",
    ε: "e",
    ι: "i",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
  }).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** Spelling variants that writers of Arabic, German, Polish, Turkish and Danish mix freely. */
const VARIANTS: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ؤ: "و",
  ئ: "ي",
  ß: "s",
  ł: "l",
  ı: "i",
  İ: "i",
  ø: "o",
  đ: "d",
  æ: "a",
  œ: "o",
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
  ʼ: "'",
};

function classOf(code: number, char: string): number {
  if (code === 0x20 || (code >= 9 && code <= 13)) return SPACE;
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  if (code >= 0x3041 && code <= 0x309f) return HIRAGANA;
  if ((code >= 0x30a0 && code <= 0x30ff && code !== 0x30fb) || (code >= 0xff66 && code <= 0xff9f))
    return KATAKANA;
  if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3005) return HAN;
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LETTER;
    return code >= 48 && code <= 57 ? DIGIT : PUNCTUATION;
  }
  if (code === 0xfffd) return SPACE;
  // Vowel signs of the Indic scripts spell the word; elsewhere such marks are decoration.
  if (code >= 0x900 && code <= 0xdff && /\p{M}/u.test(char)) return LETTER;
  // Arabic tatweel only stretches a word.
  if (code === 0x640 || /[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return IGNORED;
  if (/[\p{L}\p{Mc}]/u.test(char)) return LETTER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (/\p{Z}/u.test(char)) return SPACE;
  return code >= 0x2190 && /\p{Extended_Pictographic}/u.test(char) ? EMOJI : PUNCTUATION;
}

function foldOf(code: number, char: string): number {
  const variant = VARIANTS[char];
  if (variant !== undefined) return variant.charCodeAt(0);
  const latin = code < 0x250 || (code >= 0x1e00 && code <= 0x1eff) || (code >= 0xff00 && code <= 0xffef);
  if (!latin) return char.toLowerCase().length === 1 ? char.toLowerCase().charCodeAt(0) : code;
  const plain = char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.length > 0 ? plain.charCodeAt(0) : code;
}

function buildTables(): { classes: Uint8Array; folds: Uint16Array } {
  const classes = new Uint8Array(65_536);
  const folds = new Uint16Array(65_536);
  for (let code = 0; code < 65_536; code++) {
    const char = String.fromCharCode(code);
    classes[code] = classOf(code, char);
    // Ideographs, private use and surrogates have no case: skipping them keeps a cold start short.
    folds[code] = code >= 0x2e80 && code < 0xff00 ? code : foldOf(code, char);
  }
  return { classes, folds };
}

const tables = buildTables();

/** The class of each UTF-16 unit. */
export const characterClasses: Uint8Array = tables.classes;
/** Lower case, no accent, one spelling. */
export const characterFolds: Uint16Array = tables.folds;

/** The Latin letter a unit only looks like, or the unit itself. */
export function unmask(code: number): number {
  return LOOKALIKES.get(code) ?? code;
}

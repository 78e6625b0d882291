/** Telephone numbers: international ones, what is announced as one, and what is written as one in its country. */
import { isValidPhoneNumber, type CountryCode } from "libphonenumber-js/min";

import type { Cues } from "./cues.ts";
import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";
import { gluedTo, windowsAt, type Run, type Window } from "./runs.ts";

/** Where the detector's languages are spoken most by people with a telephone. */
const countries: Readonly<Record<string, readonly CountryCode[]>> = {
  en: ["US", "GB", "IN", "AU", "IE", "ZA", "NG"],
  de: ["DE", "AT", "CH"],
  fr: ["FR", "BE", "CH"],
  es: ["ES", "MX", "AR", "CO"],
  pt: ["BR", "PT"],
  it: ["IT"],
  nl: ["NL", "BE"],
  pl: ["PL"],
  tr: ["TR"],
  ja: ["JP"],
  hi: ["IN"],
  ar: ["SA", "EG", "AE"],
  zh: ["CN"],
  id: ["ID"],
};
const everywhere: readonly CountryCode[] = [...new Set(Object.values(countries).flat())];

/** E.164: at most fifteen digits. Shorter than seven is a short code, which is nobody's. */
const LEAST = 7;
const MOST = 15;
/** Questions to the library for one text; who writes more numbers than that has them hidden by their shape. */
const MOST_QUESTIONS = 3_000;

export function findPhones(
  plain: Plain,
  runs: readonly Run[],
  cues: Cues,
  language: string | undefined,
): Found[] {
  const likely = countries[language ?? ""] ?? everywhere;
  let questions = 0;
  const isValid = (number: string, country?: CountryCode): boolean => {
    questions += 1;
    return questions > MOST_QUESTIONS || isValidPhoneNumber(number, country);
  };

  function isPhone(window: Window): boolean {
    const { start, end, digits, lengths } = window;
    const { before, after } = gluedTo(plain, start, end);
    if (after > 0) return false;
    const sign = plain.text.slice(Math.max(0, start - 3), start);
    const isInternational = /\+[ (]?$/u.test(sign);
    if (isInternational) return isValid(`+${digits}`) || isValid(`+${withoutTrunk(window)}`);
    if (before > 0 || /[#@$€£¥₹./-][ ]?$/u.test(sign)) return false;
    const cue = cues.before(start);
    if (cue === "order" || cue === "card" || cue === "id") return false;
    if (digits.startsWith("00") && isValid(`+${digits.slice(2)}`)) return true;
    if (looksLikeDate(lengths, digits)) return false;
    if (cue === "phone") return true;
    return isWrittenAsPhone(window) && likely.some((country) => isValid(digits, country));
  }

  return runs.flatMap((run) => {
    const found: Found[] = [];
    for (let first = 0; first < run.groups.length; first += 1) {
      const phone = windowsAt(run, first, LEAST, MOST).find(isPhone);
      if (!phone) continue;
      found.push({ kind: "phone", start: withSigns(plain, phone.start), end: phone.end });
      first = phone.last;
    }
    return found;
  });
}

/** "+44 (0)20 7946 0000": the zero in brackets is for callers from inside. */
function withoutTrunk({ run, first, last }: Window): string {
  const groups = run.groups.slice(first, last + 1).map(({ digits }) => digits);
  const [country = "", trunk = "", ...rest] = groups;
  return trunk.startsWith("0") ? [country, trunk.slice(1), ...rest].join("") : groups.join("");
}

/** How numbers are written at home: with the zero that stands for the country, or in the groups that a country has. */
function isWrittenAsPhone({ digits, lengths, run, first }: Window): boolean {
  const { length } = digits;
  if (/^0[1-9]/u.test(digits)) return length >= 9 && length <= 12 && lengths.length <= 6 && isEven(lengths);
  const shape = lengths.join("-");
  const separators = new Set(run.gaps.slice(first, first + lengths.length - 1));
  // One kind of space between all groups, or an area in brackets.
  const isRegular = separators.size === 1 || [...separators].some((each) => each.includes(")"));
  if (!isRegular) return false;
  if (shape === "3-3-4") return /^[2-9]\d\d[2-9]/u.test(digits) || digits.startsWith("3");
  if (shape === "5-5") return /^[6-9]/u.test(digits);
  if (shape === "2-5-4" || shape === "2-4-4")
    return separators.size === 2 || [...separators].some((each) => each.includes(")"));
  if (shape === "3-3-3" || shape === "3-2-2-2")
    return /^[5-9]/u.test(digits) && ![...separators].includes(".");
  return shape === "3-4-4" && digits.startsWith("1");
}

/** Groups of a telephone number are not of one digit, but at its beginning. */
function isEven(lengths: readonly number[]): boolean {
  return lengths.slice(1).every((length) => length >= 2);
}

/** 12.03.2026, 2026-03-12 and a time after it. */
function looksLikeDate(lengths: readonly number[], digits: string): boolean {
  const shape = lengths.slice(0, 3).join("-");
  if (shape === "4-2-2") return /^(?:19|20)/u.test(digits);
  return ["2-2-4", "1-2-4", "2-1-4", "1-1-4"].includes(shape) && /(?:19|20)\d\d/u.test(digits);
}

/** A plus and an opening bracket before a number belong to it. */
function withSigns({ text }: Plain, start: number): number {
  const signs = /\+? ?\(?$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? "";
  return start - signs.trimStart().length;
}

/** Numbers of payment cards: a known issuer's beginning, its length, and the check digit (ISO/IEC 7812-1). */
import isLuhn from "fast-luhn";

import type { Cues } from "./cues.ts";
import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";
import { gluedTo, windowsAt, type Run, type Window } from "./runs.ts";

/** Beginnings that issuers have, and how long their numbers are: the networks' published ranges, 2026. */
const issuers: readonly { readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { begins: /^4/u, lengths: [13, 16, 19] },
  { begins: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, lengths: [16] },
  { begins: /^3[47]/u, lengths: [15] },
  { begins: /^3(?:0[0-5]|[689])/u, lengths: [14] },
  { begins: /^(?:6011|64[4-9]|65|35(?:2[89]|[3-8]))/u, lengths: [16] },
  { begins: /^62/u, lengths: [16, 17, 18, 19] },
  { begins: /^(?:220[0-4]|9792|60|81|82|508|353|356)/u, lengths: [16] },
  { begins: /^(?:50|5[6-8]|6[37])/u, lengths: [16, 18, 19] },
];

const LEAST = 13;
const MOST = 19;

export function findCards(plain: Plain, runs: readonly Run[], cues: Cues): Found[] {
  return runs.flatMap((run) => {
    const found: Found[] = [];
    for (let first = 0; first < run.groups.length; first += 1) {
      const card = windowsAt(run, first, LEAST, MOST).find((window) => isCard(plain, cues, window));
      if (!card) continue;
      found.push({ kind: "card", start: card.start, end: card.end });
      first = card.last;
    }
    return found;
  });
}

function isCard(plain: Plain, cues: Cues, window: Window): boolean {
  const { digits, lengths, start, end } = window;
  const isIssued = issuers.some(
    (issuer) => issuer.lengths.includes(digits.length) && issuer.begins.test(digits),
  );
  if (!isIssued || /^(\d)\1*$/u.test(digits) || !isLuhn(digits)) return false;
  if (!isGroupedAsCards(lengths) || isInsideTracking(window)) return false;
  const { before, after } = gluedTo(plain, start, end);
  // "JD4111..." is a parcel's; a whole word that touches the number is only bad typing.
  if ((before > 0 && before < 4) || (after > 0 && after < 3)) return false;
  const isContiguous = lengths.length === 1;
  if (isContiguous && plain.text[start - 1] === "#") return false;
  return !isContiguous || cues.before(start) !== "order";
}

/** Whole, in fours, as American Express and Diners print them, or cut into small or equal pieces; an order is 3-7-7. */
function isGroupedAsCards(lengths: readonly number[]): boolean {
  const [first = 0] = lengths;
  return lengths.every((length) => length <= 6) || lengths.every((length) => length === first);
}

/** Four groups out of the middle of a parcel's number of 20 to 24 digits. */
function isInsideTracking({ run, first }: Window): boolean {
  const length = run.groups.reduce((sum, { digits }) => sum + digits.length, 0);
  return first > 0 && length >= 20 && length <= 24;
}

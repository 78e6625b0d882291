/** International bank account numbers (ISO 13616): the country's length, and the check digits modulo 97. */
import { countrySpecs, isValidIBAN } from "ibantools";

import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";

const begins = /[A-Za-z]{2}[ \-.]?\d[ \-.]?\d/gu;
const alphanumeric = /[A-Za-z0-9]/u;

export function findIbans(plain: Plain): Found[] {
  const { text } = plain;
  const found: Found[] = [];
  begins.lastIndex = 0;
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const { index: start } = match;
    const iban = isFree(text, start) ? read(text, start) : undefined;
    if (iban === undefined) {
      begins.lastIndex = start + 1;
      continue;
    }
    found.push({ kind: "iban", start, end: iban });
    begins.lastIndex = iban;
  }
  return found;
}

/** Nothing touches it, but perhaps its own name. */
function isFree(text: string, start: number): boolean {
  return (
    start === 0 ||
    !alphanumeric.test(text.charAt(start - 1)) ||
    /iban$/iu.test(text.slice(Math.max(0, start - 4), start))
  );
}

/** @returns where it ends */
function read(text: string, start: number): number | undefined {
  const country = text.slice(start, start + 2).toUpperCase();
  const length = Object.hasOwn(countrySpecs, country) ? countrySpecs[country]?.chars : undefined;
  if (!length) return undefined;
  let iban = "";
  let at = start;
  for (let idle = 0; iban.length < length && at < text.length && idle <= 3; at += 1) {
    const unit = text.charAt(at);
    idle = alphanumeric.test(unit) ? 0 : idle + 1;
    if (idle === 0) iban += unit;
    else if (!/[ \-./_]/u.test(unit)) return undefined;
  }
  if (iban.length < length || alphanumeric.test(text.charAt(at))) return undefined;
  return isValidIBAN(iban.toUpperCase()) ? at : undefined;
}

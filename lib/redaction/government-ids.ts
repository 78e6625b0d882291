/**
 * Numbers that a state gives a person, of the ten largest markets and of the detector's other languages. Where a number says
 * little by itself (eleven digits, one in ten of which would pass), a word before it or the language of the text must say what it is.
 */
import { validate as isCnpj } from "stdnum/lib/cjs/br/cnpj.js";
import { validate as isCpf } from "stdnum/lib/cjs/br/cpf.js";
import { validate as isRic } from "stdnum/lib/cjs/cn/ric.js";
import { validate as isIdnr } from "stdnum/lib/cjs/de/idnr.js";
import { validate as isDni } from "stdnum/lib/cjs/es/dni.js";
import { validate as isNie } from "stdnum/lib/cjs/es/nie.js";
import { validate as isNir } from "stdnum/lib/cjs/fr/nir.js";
import { validate as isNino } from "stdnum/lib/cjs/gb/nino.js";
import { validate as isAadhaar } from "stdnum/lib/cjs/in/aadhaar.js";
import { validate as isPan } from "stdnum/lib/cjs/in/pan.js";
import { validate as isCodiceFiscale } from "stdnum/lib/cjs/it/codicefiscale.js";
import { validate as isCurp } from "stdnum/lib/cjs/mx/curp.js";
import { validate as isBsn } from "stdnum/lib/cjs/nl/bsn.js";
import { validate as isPesel } from "stdnum/lib/cjs/pl/pesel.js";
import { validate as isTckn } from "stdnum/lib/cjs/tr/tckimlik.js";
import { validate as isSsn } from "stdnum/lib/cjs/us/ssn.js";

import type { Cues } from "./cues.ts";
import type { Found } from "./kinds.ts";
import type { Plain } from "./plain.ts";

type Id = {
  readonly pattern: RegExp;
  /** @param compact letters and digits only, in upper case */
  readonly fits: (compact: string) => boolean;
  /**
   * `itself`: its form says enough; `cue`: only with a word for it before it; a language: in a text of that language too.
   * @param written as it stands in the text
   */
  readonly told: (written: string) => "itself" | "cue" | "de" | "tr" | "pl" | "pt" | "es" | "hi";
};

const plainly = (validate: (value: string) => { readonly isValid: boolean }) => (compact: string) =>
  validate(compact).isValid;
const always = (): "itself" => "itself";
const onlyCued = (): "cue" => "cue";
/** As its office prints it, it is known by its form. */
const printed =
  (form: RegExp, otherwise: ReturnType<Id["told"]>): Id["told"] =>
  (written) =>
    form.test(written) ? "itself" : otherwise;

/** No letter, digit or joined number touches it. */
const whole = (pattern: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}]|\\d[-./])(?:${pattern})(?![\\p{L}\\p{N}]|[-./]\\d)`, "giu");

const ids: readonly Id[] = [
  // United States: SSN and ITIN have no check digit; their dashes and their ranges are all there is.
  {
    pattern: whole(String.raw`\d{3}([ \-.]?)\d{2}\1\d{4}`),
    fits: (compact) =>
      isSsn(compact).isValid || /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/u.test(compact),
    told: printed(/^\d{3}([ -])\d{2}\1\d{4}$/u, "cue"),
  },
  // India: Aadhaar (Verhoeff) and PAN.
  {
    pattern: whole(String.raw`[2-9]\d{3}([ \-.]?)\d{4}\1\d{4}`),
    fits: plainly(isAadhaar),
    told: printed(/^\d{4} \d{4} \d{4}$/u, "hi"),
  },
  {
    pattern: whole(String.raw`[A-Z]{5}[ -]?\d{4}[ -]?[A-Z]`),
    fits: plainly(isPan),
    told: printed(/^[A-Z]{5}\d{4}[A-Z]$/u, "cue"),
  },
  // China: resident identity card.
  {
    pattern: whole(String.raw`\d{6}[ -]?(?:18|19|20)\d{6}[ -]?\d{3}[\dX]`),
    fits: plainly(isRic),
    told: always,
  },
  // Brazil: CPF, and CNPJ of who is a firm.
  {
    pattern: whole(String.raw`\d{3}[. ]?\d{3}[. ]?\d{3}[- ]?\d{2}`),
    fits: plainly(isCpf),
    told: printed(/^\d{3}\.\d{3}\.\d{3}-\d{2}$/u, "pt"),
  },
  {
    pattern: whole(String.raw`\d{2}[. ]?\d{3}[. ]?\d{3}[/ ]?\d{4}[- ]?\d{2}`),
    fits: plainly(isCnpj),
    told: printed(/\/\d{4}-\d{2}$/u, "cue"),
  },
  // Indonesia: NIK has no check digit, but a province and a birthday.
  {
    pattern: whole(String.raw`\d{6}[ \-.]?\d{6}[ \-.]?\d{4}|\d{4}([ \-])\d{4}\1\d{4}\1\d{4}`),
    fits: isNik,
    told: onlyCued,
  },
  // Japan: Individual Number.
  { pattern: whole(String.raw`\d{4}([ \-]?)\d{4}\1\d{4}`), fits: isMyNumber, told: onlyCued },
  // Mexico: CURP.
  { pattern: whole(String.raw`[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d`), fits: plainly(isCurp), told: always },
  // Germany: tax identification number.
  {
    pattern: whole(String.raw`\d{2} ?\d{3} ?\d{3} ?\d{3}`),
    fits: plainly(isIdnr),
    told: printed(/^\d{2} \d{3} \d{3} \d{3}$/u, "de"),
  },
  // United Kingdom: National Insurance.
  {
    pattern: whole(String.raw`[A-Z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]`),
    fits: plainly(isNino),
    told: always,
  },
  // France: NIR.
  {
    pattern: whole(String.raw`[12][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}[ .]?\d{2}`),
    fits: (compact) => isNir(compact).isValid && Number(compact.slice(3, 5)) <= 42,
    told: always,
  },
  // Turkey, Spain, Italy, the Netherlands, Poland: languages that the detector reads.
  { pattern: whole(String.raw`[1-9]\d{10}`), fits: plainly(isTckn), told: () => "tr" },
  { pattern: whole(String.raw`\d{2}\.?\d{3}\.?\d{3}[- ]?[A-Z]`), fits: plainly(isDni), told: () => "es" },
  { pattern: whole(String.raw`[XYZ][- ]?\d{7}[- ]?[A-Z]`), fits: plainly(isNie), told: always },
  {
    pattern: whole(String.raw`[A-Z]{3} ?[A-Z]{3} ?\d{2}[A-EHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z]`),
    fits: plainly(isCodiceFiscale),
    told: always,
  },
  {
    pattern: whole(String.raw`\d{4}[. ]?\d{2}[. ]?\d{3}|\d{3}[. ]?\d{3}[. ]?\d{3}`),
    fits: plainly(isBsn),
    told: onlyCued,
  },
  { pattern: whole(String.raw`\d{11}`), fits: plainly(isPesel), told: () => "pl" },
];

export function findGovernmentIds({ text }: Plain, cues: Cues, language: string | undefined): Found[] {
  return ids.flatMap(({ pattern, fits, told }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: written, index: start }) => {
      const compact = written.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
      if (!fits(compact)) return [];
      const cue = cues.before(start);
      const by = told(written);
      const isTold =
        cue === "id" ||
        (by !== "cue" && cue !== "order" && cue !== "phone" && (by === "itself" || by === language));
      return isTold ? [{ kind: "government_id" as const, start, end: start + written.length }] : [];
    }),
  );
}

/** Province, regency, district, day (of women plus forty), month, year, and a number that is not zero. */
function isNik(compact: string): boolean {
  const [province, day, month] = [compact.slice(0, 2), compact.slice(6, 8), compact.slice(8, 10)].map(Number);
  if (province === undefined || day === undefined || month === undefined) return false;
  const born = day > 40 ? day - 40 : day;
  return (
    province >= 11 &&
    province <= 97 &&
    born >= 1 &&
    born <= 31 &&
    month >= 1 &&
    month <= 12 &&
    !compact.endsWith("0000")
  );
}

/** Weights 2 to 7, twice, from the right; Ordinance of the Ministry of Internal Affairs No. 85 of 2014, article 5. */
function isMyNumber(compact: string): boolean {
  const digits = [...compact].map(Number);
  const check = digits.pop();
  const sum = digits
    .toReversed()
    .reduce((total, digit, index) => total + digit * (index < 6 ? index + 2 : index - 4), 0);
  const rest = sum % 11;
  return check === (rest <= 1 ? 0 : 11 - rest);
}

/** What tells who a customer is, in the one form in which it is compared. */
import { getCountries, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";

/** What the three sites allow in handles, and what their profile addresses begin with. */
const handle = /^[\p{L}\p{N}_.-]{1,100}$/u;
const profile =
  /^(?:https?:\/\/)?(?:(?:www|m|mobile)\.)?(?:x|twitter|facebook|fb|instagram)\.com\/(?:profile\.php\?id=)?@?([^/?#]+)/iu;

/** "@Ines_H", "https://x.com/ines_h?s=20" and "ines_h" are one. */
export function readHandle(text: string): string | undefined {
  const name = (profile.exec(text)?.[1] ?? text.replace(/^@/u, "")).toLowerCase();
  return handle.test(name) ? name : undefined;
}

const address = /^[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,185}\.[^\s@<>()[\],;:".]{2,63}$/u;

/** "Ines <Ines@Example.com>" and "ines@example.com" are one. */
export function readAddress(text: string): string | undefined {
  const bare = (/<([^<>]+)>\s*$/u.exec(text)?.[1] ?? text)
    .replace(/^mailto:/iu, "")
    .trim()
    .toLowerCase();
  return address.test(bare) ? bare : undefined;
}

/** More than a number with its extension needs. */
const MAX_PHONE = 40;

/** @param country ISO 3166 code, for numbers that say none @returns in E.164 */
export function readPhone(text: string, country: string): string | undefined {
  if (text.length > MAX_PHONE) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a code it does not know gives no number, and no error
  const number = parsePhoneNumberFromString(text.replace(/^00/u, "+"), country as CountryCode);
  return number?.isPossible() ? number.number : undefined;
}

/** ISO 3166 codes of the countries whose numbers are understood. */
export function phoneCountries(): readonly string[] {
  return getCountries();
}

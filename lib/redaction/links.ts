/** Addresses of the web: what stands in them about a person is cut off, and the rest still opens. */
import { findHidden, type Search } from "./find.ts";
import type { HiddenKind } from "./kinds.ts";

/** Digits in addresses are mostly ids of things; without a plus they are no telephone numbers. */
const inAddresses: readonly HiddenKind[] = ["card", "iban", "government_id", "email"];
/** A value with as many digits is looked for by them ("wa.me/4917112345678"). */
const MANY_DIGITS = 9;

/** @param values what was found in the words around it */
export function withoutSecrets(url: string, search: Search, values: ReadonlyMap<string, HiddenKind>): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  const kinds = new Set(inAddresses.filter((kind) => search.kinds.has(kind)));
  const isTold = (part: string): boolean => {
    const text = decoded(part);
    const digits = text.replace(/\D/gu, "");
    return (
      findHidden(text.replace(/[&=/?#;,]/gu, " "), { kinds }).length > 0 ||
      [...values.keys()].some((value) => {
        const own = value.replace(/\D/gu, "");
        return text.includes(value) || (own.length >= MANY_DIGITS && digits.includes(own));
      })
    );
  };
  if (isTold(parsed.pathname)) return `${parsed.origin}/`;
  return isTold(`${parsed.search}${parsed.hash}`) ? `${parsed.origin}${parsed.pathname}` : url;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

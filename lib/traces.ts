/**
 * Traces: what stands in a text that may tell who somebody is. They are compared whole and only ever make a suggestion: anybody
 * can write anybody's address. Each is written as an account's key is (`email:…`, `phone:…`), or `order:…`, or `account:KEY`.
 */
import { accountKey } from "./customer.ts";

/** As many as one text may have; a list of addresses is nobody's card. */
export const MAX_TRACES = 20;
/** Addresses longer than this are not looked for, in UTF-16 units. */
const LONGEST_ADDRESS = 240;

const emails = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/gu;
/** With a country code: a national number is another one in each country. 8 to 15 digits, as E.164 has it. */
const phones = /(?<![\p{L}\p{N}+])(?:\+|00)[1-9](?:[ ().\-/]{0,2}\d){7,14}(?!\d)/gu;
/** The word for an order in the languages that Baton reads, something short between, and a number with four digits or more. */
const orderWords =
  "orders?|bestell(?:ung|nummer|nr|ing)|auftrag(?:snummer)?|sendung(?:snummer)?|pedido|encomenda|commande|ordine|" +
  "zamówieni[ae]|sipariş|parcel|tracking|colis|pacco|paczk[aię]|kargo|注文|ご注文|طلب|ऑर्डर";
const orders = new RegExp(
  `(?:(?<!\\p{L})(?:${orderWords})[^\\p{N}\\n#]{0,20}?#?|(?<![\\p{L}\\p{N}&])#)` +
    "([\\p{Lu}\\p{N}][\\p{Lu}\\p{N}-]{2,28}\\p{N})(?![\\p{L}\\p{N}])",
  "giu",
);
const profiles: readonly (readonly [site: string, pattern: RegExp])[] = [
  ["x", /(?<![\w.])(?:x|twitter)\.com\/@?(\w{1,15})(?![\w/])/giu],
  ["instagram", /(?<![\w-])instagram\.com\/@?([\w.]{1,30})(?![\w])\/?(?![\w])/giu],
  ["facebook", /(?<![\w-])facebook\.com\/([\w.]{5,50})(?![\w])\/?(?![\w])/giu],
];
/** First parts of addresses that are nobody's handle. */
const places = new Set(
  (
    "home explore search settings messages notifications i intent share hashtag p reel reels stories tv accounts about direct " +
    "watch groups events photo photo.php story.php profile.php permalink.php pages marketplace help login"
  ).split(" "),
);

/** @param urls addresses that the text links to, where the page cut them short in the text */
export function tracesIn(text: string, urls: readonly string[] = []): readonly string[] {
  const found = new Set<string>();
  for (const [address] of text.matchAll(emails)) {
    if (address.length <= LONGEST_ADDRESS) found.add(emailKey(address));
  }
  for (const [number] of text.matchAll(phones)) found.add(phoneKey(number));
  for (const [, number = ""] of text.matchAll(orders)) {
    if (number.replace(/\P{N}/gu, "").length >= 4) found.add(`order:${number.toUpperCase()}`);
  }
  for (const part of [text, ...urls]) {
    for (const [site, pattern] of profiles) {
      for (const [, handle = ""] of part.matchAll(pattern)) {
        const name = handle.replace(/\.+$/u, "");
        if (name !== "" && !places.has(name.toLowerCase())) found.add(`account:${accountKey(site, name)}`);
      }
    }
  }
  return [...found].slice(0, MAX_TRACES);
}

/** Spread it into a line: what is not there must be absent, or the index would hold it. */
export function tracesOf(text: string, urls: readonly string[] = []): { traces?: string[] } {
  const traces = tracesIn(text, urls);
  return traces.length === 0 ? {} : { traces: [...traces] };
}

/** `email:` and the address, as the account's key has it. */
export function emailKey(address: string): string {
  return accountKey("email", address);
}

/** `phone:` and the number in E.164, if it says its country; else its bare digits, which match nothing but the same. */
export function phoneKey(number: string): string {
  const digits = number.replace(/\D/gu, "");
  if (/^\s*\+/u.test(number)) return accountKey("phone", `+${digits}`);
  return /^\s*00/u.test(number) ? accountKey("phone", `+${digits.slice(2)}`) : accountKey("phone", digits);
}

/**
 * The accounts and names that a text typed whole may mean, likeliest first: handles of every site, an address, a number, an id.
 * @param sites names of the sites whose handles are tried
 */
export function keysMeant(typed: string, sites: readonly string[]): readonly string[] {
  const text = typed.trim();
  if (text === "") return [];
  const [whole] = text.match(emails) ?? [];
  if (whole === text) return [emailKey(text)];
  const handle = text.replace(/^@/u, "");
  const keys = sites.map((site) => accountKey(site, handle));
  const isNumber = /^[+\d][\d ().\-/]{5,24}$/u.test(text);
  const named = tracesIn(text).filter((trace) => trace.startsWith("account:"));
  return [
    ...named.map((trace) => trace.slice("account:".length)),
    ...(isNumber ? [phoneKey(text)] : []),
    ...keys,
    accountKey("crm", text),
  ];
}

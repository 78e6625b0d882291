/**
 * Every word that people read comes from `public/_locales` through here, in the language of the extension.
 * Components call it as they draw; it is synchronous and cheap.
 */
import browser from "webextension-polyfill";

import type messages from "../../public/_locales/en/messages.json";

/** A key of `public/_locales/en/messages.json`. */
export type WordKey = keyof typeof messages;

/** `NAME` of a sentence in several forms: `NAME_other` for all that have none of their own, `NAME_one` and so on. */
export type CountedKey = WordKey extends infer Key
  ? Key extends `${infer Name}_other`
    ? Name
    : never
  : never;

/** Both are costly to ask for and stay the same as long as a page or a worker lives. */
let language: string | undefined;
let plural: Intl.PluralRules | undefined;

/** Words that a context brought along (`own-words.ts`), for when the browser gives none. */
let brought: Readonly<Partial<Record<string, { readonly message: string }>>> | undefined;

/** Gives the words to use where the browser answers with none. */
export function bringWords(own: Readonly<Partial<Record<string, { readonly message: string }>>>): void {
  brought = own;
}

/** The words for `key`; `$1`, `$2`… in them are replaced by `parts`. */
export function words(key: WordKey, ...parts: readonly (string | number)[]): string {
  return lookUp(key, parts);
}

/** The sentence for `count` things, in the plural form of the language; `$1` in it is the count, `$2`… are the `parts`. */
export function counted(name: CountedKey, count: number, ...parts: readonly (string | number)[]): string {
  plural ??= new Intl.PluralRules(wordsLanguage());
  return coded(name, plural.select(count), count, ...parts);
}

/** The words for `NAME_CODE`, or for `NAME_other` where a code has none of its own. */
export function coded(name: CountedKey, code: string, ...parts: readonly (string | number)[]): string {
  return lookUp(`${name}_${code}`, parts) || lookUp(`${name}_other`, parts);
}

/** Names, fenced off, as one enumeration: "Ada, Mira and Tom". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(wordsLanguage(), { type: "conjunction" }).format(names.map(isolated));
}

/** Parts of a sentence after each other: "one, two, three". */
export function enumerated(parts: readonly string[]): string {
  return new Intl.ListFormat(wordsLanguage(), { type: "unit", style: "long" }).format(parts);
}

/**
 * A name or other foreign text, fenced off by Unicode isolates (FSI, PDI) so that its writing direction cannot
 * reorder the sentence around it.
 */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** BCP 47 tag for `Intl`: the browser's own region where it speaks the language of the words, else that language. */
export function wordsLanguage(): string {
  language ??= chooseLanguage();
  return language;
}

function chooseLanguage(): string {
  const wanted = browser.i18n.getUILanguage();
  // An empty tag is none, and `Intl` would throw.
  const spoken = lookUp("languageTag", []) || wanted;
  return wanted.split("-")[0] === spoken.split("-")[0] ? wanted : spoken;
}

function lookUp(key: string, parts: readonly (string | number)[]): string {
  const texts = parts.map((part) => String(part));
  return browser.i18n.getMessage(key, texts) || (brought ? fill(brought[key]?.message ?? "", texts) : "");
}

/** As the browser does it: `$1` to `$9` become the parts. */
function fill(message: string, texts: readonly string[]): string {
  return message.replace(/\$([1-9])/gu, (_all, digit: string) => texts[Number(digit) - 1] ?? "");
}

/** Names of languages, and numbers, by `Intl`, in the language of the extension. */
import { wordsLanguage } from "./words.ts";

/** @param tag BCP 47; one that nobody knows is shown as it is */
export function language(tag: string): string {
  try {
    return new Intl.DisplayNames(wordsLanguage(), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function numberWords(count: number): string {
  return new Intl.NumberFormat(wordsLanguage()).format(count);
}

import { words, wordsLanguage, type WordKey } from "../../lib/words/words.ts";

/** Gives one of our own pages its title, and tells the browser in which language and direction its words are. */
export function dressPage(title: WordKey): void {
  document.title = words(title);
  document.documentElement.lang = wordsLanguage();
  document.documentElement.dir = words("textDirection");
}

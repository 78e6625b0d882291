import { options } from "preact";

import { words, wordsLanguage, type WordKey } from "../../lib/words/words.ts";

/** Gives one of our own pages its title, tells the browser its language and direction, and keeps what is typed in it from the disk. */
export function dressPage(title: WordKey): void {
  document.title = words(title);
  document.documentElement.lang = wordsLanguage();
  document.documentElement.dir = words("textDirection");
  keepFieldsFromSessions();
}

const fields: ReadonlySet<unknown> = new Set(["form", "input", "textarea", "select"]);

/**
 * Browsers write what stands in the fields of open pages into the files of their sessions, in clear, to bring it back after a
 * crash. Fields without autocomplete are left out. What shall come back is in our own store, encrypted. It is said here for
 * every field there will ever be; a field that says otherwise (somebody's own name) is left as it is.
 */
function keepFieldsFromSessions(): void {
  const { vnode: before } = options;
  options.vnode = (vnode) => {
    if (fields.has(vnode.type)) Object.assign(vnode.props, { autocomplete: "off", ...vnode.props });
    before?.(vnode);
  };
}

/** Where people write on Instagram. */
import type { Composers } from "../composer.ts";
import { plainEditor } from "../editor.ts";
import { sameHandle } from "./address.ts";
import { itemsIn, postIn, scopeOf } from "./item.ts";
import { identifyItem, keyOf, readItem } from "./read.ts";
import { FIELD } from "./selectors.ts";

export const composers: Composers = {
  editor: plainEditor,
  fields: (page) => [...page.querySelectorAll<HTMLTextAreaElement>(FIELD)],

  /**
   * A post has one field. Words that begin with somebody's handle answer the comment whose "Reply" put it there; typed by
   * hand it could mean any comment, or none.
   */
  target(field, url, pressed) {
    const post = postIn(field);
    const [, handle] = /^\s*@([\w.]+)/u.exec(field instanceof HTMLTextAreaElement ? field.value : "") ?? [];
    if (!post || handle === undefined) return post && keyOf(post.code);
    const comment = itemsIn(scopeOf(field)).find((item) => pressed && item.contains(pressed));
    const reading = comment && readItem(comment, url);
    const isTheirs = reading && "mention" in reading && sameHandle(reading.mention.author.handle, handle);
    const id = comment && isTheirs ? identifyItem(comment) : undefined;
    return id === undefined ? undefined : keyOf(id);
  },
};

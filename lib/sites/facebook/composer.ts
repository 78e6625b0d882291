/** Where people write on Facebook. */
import type { Composers } from "../composer.ts";
import { richEditor } from "../editor.ts";
import { parseComment } from "./address.ts";
import { isComment, itemsIn } from "./item.ts";
import { viewerOf } from "./page.ts";
import { identifyItem, keyOf, readItem } from "./read.ts";
import { COMMENT_ADDRESS, EDITOR } from "./selectors.ts";

export const composers: Composers = {
  editor: richEditor,
  fields: (page) => [...page.querySelectorAll<HTMLElement>(EDITOR)],

  /**
   * The field of a post stands among all its comments. That of a comment stands among the answers to it, and its label
   * has the name of the person who is answered.
   */
  target(field, url) {
    const around = itemsIn(field.ownerDocument).filter((item) => item.contains(field));
    const post = around.find((item) => !isComment(item));
    const inner = around.find((item) => isComment(item));
    if (inner || !post) return inner && keyFor(inner, url);
    const all = itemsIn(post).filter((item) => isComment(item));
    if (all.length === 0) return keyFor(post, url);
    const near = nearestComments(field, post);
    const named = near.filter((comment) => isNamedBy(field, comment, url));
    if (named.length > 0) return named.length === 1 && named[0] ? keyFor(named[0], url) : undefined;
    const isAmongAll = near.length === all.length && all.filter((comment) => isOnPost(comment)).length > 1;
    return isAmongAll ? keyFor(post, url) : undefined;
  },
};

function keyFor(item: Element, url: URL): string | undefined {
  const id = identifyItem(item, url);
  return id === undefined ? undefined : keyOf(id);
}

/** The comments in the smallest part of `post` around `field` that has any. */
function nearestComments(field: Element, post: Element): Element[] {
  let comments: Element[] = [];
  for (let around = field.parentElement; around && comments.length === 0; around = around.parentElement) {
    comments = itemsIn(around).filter((item) => isComment(item));
    if (around === post) break;
  }
  return comments;
}

/** Whether the field is labelled with the name of who wrote `comment`; one's own name is in many labels ("Comment as …"). */
function isNamedBy(field: Element, comment: Element, url: URL): boolean {
  const reading = readItem(comment, url);
  if (!("mention" in reading)) return false;
  const { name, handle } = reading.mention.author;
  const label = `${field.getAttribute("aria-label") ?? ""} ${field.getAttribute("aria-placeholder") ?? ""}`;
  return name !== "" && label.includes(name) && handle !== viewerOf(field.ownerDocument);
}

/** Whether a comment answers the post itself and not another comment. */
function isOnPost(comment: Element): boolean {
  return [...comment.querySelectorAll(COMMENT_ADDRESS)].every(
    (link) => parseComment(link.getAttribute("href"))?.parent === undefined,
  );
}

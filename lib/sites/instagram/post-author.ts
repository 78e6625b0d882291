/** Who a post is by. Every comment on it asks, so what was found is looked at again instead of searched for anew. */
import { precedes } from "../dom.ts";
import { sameHandle } from "./address.ts";
import { labelOf, readSpeaker } from "./author.ts";
import { blockOf, linkedAddress, postIn, scopeOf } from "./item.ts";
import { ADDRESS, ARTICLE, TIME } from "./selectors.ts";

type Found = {
  readonly code: string;
  readonly author: string;
  /** The time that links to the post. */
  readonly time: Element;
  /** The caption that names the author, where the address does not. */
  readonly caption: Element | undefined;
};

/** By what surrounds the post. */
const known = new WeakMap<Element, Found>();

/** The handle of the author of the post `code`, which `item` is a comment on: in the post's address, or else of its caption. */
export function postAuthor(item: Element, code: string): string | undefined {
  const scope = scopeOf(item);
  const before = known.get(scope);
  if (before?.code === code && isStillSo(before, scope)) {
    return before.author;
  }
  known.delete(scope);
  const handle = postIn(item)?.handle;
  const caption = handle === undefined ? captionIn(scope) : undefined;
  const author = handle ?? (caption && speakerOf(caption));
  if (author === undefined || (caption && !isInHeader(caption, author))) {
    return undefined;
  }
  const time = [...scope.querySelectorAll(TIME)].find((each) => isOf(each, code));
  if (time) {
    known.set(scope, { code, author, time, caption });
  }
  return author;
}

function isStillSo({ code, author, time, caption }: Found, scope: Element): boolean {
  if (!scope.contains(time) || !isOf(time, code)) {
    return false;
  }
  const address = linkedAddress(time);
  const handle = address?.kind === "post" ? address.handle : undefined;
  return caption
    ? handle === undefined && scope.contains(caption) && sameHandle(speakerOf(caption), author)
    : sameHandle(handle, author);
}

function isOf(time: Element, code: string): boolean {
  const address = linkedAddress(time);
  return address?.kind === "post" && address.rest === undefined && address.code === code;
}

function speakerOf(caption: Element): string | undefined {
  return readSpeaker(caption)?.handle.value;
}

/** The block around the only time that is no link. */
function captionIn(scope: Element): Element | undefined {
  const [time, ...others] = [...scope.querySelectorAll(TIME)].filter(
    (each) => each.closest(ADDRESS) === null,
  );
  return time && others.length === 0 ? blockOf(time) : undefined;
}

/** Whether the post's header, which stands before its caption, shows `handle` too. */
export function isInHeader(caption: Element, handle: string): boolean {
  const links = [...scopeOf(caption).querySelectorAll(ADDRESS)];
  return (
    caption.matches(ARTICLE) ||
    links.some((link) => sameHandle(labelOf(link), handle) && precedes(link, caption))
  );
}

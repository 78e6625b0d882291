/**
 * Which post an element showed when it was last taken apart. As long as its links are the same, so is the post: each of
 * them carries something of the post's own. That is told in one look, and taking a post apart needs hundreds.
 */
import { ADDRESS } from "./selectors.ts";

type Known = { readonly evidence: string; readonly id: string | undefined };

const known = new WeakMap<Element, Known>();

/** What was found in `element` at `url`, if that still holds; the id in it is absent where nothing could be told. */
export function recall(element: Element, url: URL): Pick<Known, "id"> | undefined {
  const before = known.get(element);
  return before?.evidence === evidenceOf(element, url, before?.id) ? before : undefined;
}

/** @param id what taking `element` apart has just given */
export function remember(element: Element, url: URL, id: string | undefined): void {
  known.set(element, { evidence: evidenceOf(element, url, id), id });
}

/** Where nothing could be told yet, a word or a picture that comes may tell. */
function evidenceOf(element: Element, url: URL, id: string | undefined): string {
  const links = Array.from(element.querySelectorAll(ADDRESS), (link) => link.getAttribute("href"));
  const rest = id === undefined ? [element.getElementsByTagName("*").length, element.textContent] : [];
  return [url.href, ...links, ...rest].join("\n");
}

/** Which elements are posts and comments, and which of the elements inside one belong to it. */
import { distinct, hasText, matching, oneLine, textOf } from "../dom.ts";
import { isPost, parseAddress, parseComment, parseToken, type Address } from "./address.ts";
import {
  ADDRESS,
  ARTICLE,
  COMMENT,
  COMMENT_ADDRESS,
  DECOY,
  FEED_ENTRY,
  HEADING,
  HIDDEN,
  NAME_HOOK,
  PICTURE,
  POST,
  SIDE_PANEL,
} from "./selectors.ts";

/** Posts, and comments wherever they stand, most of them inside their post. `root` itself counts. */
export function itemsIn(root: ParentNode): Element[] {
  const marked = matching(root, `${POST}, ${ARTICLE}`).filter((element) => isMarkedItem(element));
  const labelled = commentsIn(root).filter((comment) => !comment.matches(ARTICLE));
  const unmarked = matching(root, `${FEED_ENTRY}, ${SIDE_PANEL}`).filter((element) =>
    isUnmarkedPost(element),
  );
  const others = [...labelled, ...unmarked];
  return others.length === 0 ? marked : inOrder([...marked, ...others]);
}

function isMarkedItem(element: Element): boolean {
  if (element.closest(DECOY)) {
    return false;
  }
  return isComment(element) || !element.parentElement?.closest(`${POST}, ${ARTICLE}`);
}

/** Without a role of its own, only what has an author's heading is a post. */
function isUnmarkedPost(element: Element): boolean {
  if (element.closest(`${POST}, ${ARTICLE}`) || element.querySelector(POST)) {
    return false;
  }
  const isClear = [...element.querySelectorAll(ARTICLE)].every((article) => isComment(article));
  return isClear && [...element.querySelectorAll(HEADING)].some((heading) => namesProfile(heading));
}

function inOrder(elements: Element[]): Element[] {
  return elements.toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)); // FOLLOWING
}

/** Whether an element is a comment: it has the address of one, and does not state the parts that a post states. */
export function isComment(element: Element): boolean {
  if (!element.matches(COMMENT) || element.matches(`${POST}, [aria-labelledby], [aria-describedby]`)) {
    return false;
  }
  const links = [...element.querySelectorAll(COMMENT_ADDRESS)].filter((link) => rootOf(link) === element);
  const hrefs = links.map((link) => link.getAttribute("href"));
  // A label alone is on much else: the list of notifications leads to comments, too.
  const isPair = hrefs.some((href) => parseToken(href)) && hrefs.some((href) => parseComment(href));
  return element.matches(ARTICLE) ? links.length > 0 : isPair;
}

/** What the comment stands in that `link` belongs to. */
export function rootOf(link: Element): Element | undefined {
  return link.parentElement?.closest(COMMENT) ?? undefined;
}

/** Comments inside `scope`, by their links. */
function commentsIn(scope: ParentNode): Element[] {
  const roots = [...scope.querySelectorAll(COMMENT_ADDRESS)].flatMap((link) => rootOf(link) ?? []);
  return distinct(roots).filter((root) => scope.contains(root) && isComment(root));
}

/** An item with the borders inside it, looked up once per reading. */
export type Item = {
  readonly element: Element;
  /** The item's own elements that match, in order: none of a comment in it, a shared story, or what nobody sees. */
  own(selector: string): readonly Element[];
  owns(inner: Element): boolean;
  /** The nearest element around `inner` that matches, inside the item. */
  around(inner: Element, selector: string): Element | undefined;
};

/** @param foreign elements inside that hold somebody else's story */
export function itemOf(element: Element, foreign: readonly Element[] = []): Item {
  const inside = [...element.querySelectorAll(`${POST}, ${ARTICLE}, ${DECOY}, ${HIDDEN}`)];
  const borders = [
    ...foreign,
    ...commentsIn(element).filter((comment) => comment !== element),
    ...inside.filter((inner) => !inner.matches(ARTICLE) || inner.matches(POST) || isAnswer(inner)),
  ];
  const asked = new Map<string, Element[]>();
  const owns = ownership(element, borders);
  return {
    element,
    owns,
    own(selector) {
      const found = asked.get(selector) ?? [...element.querySelectorAll(selector)].filter(owns);
      asked.set(selector, found);
      return found;
    },
    around(inner, selector) {
      const found = inner.closest(selector);
      return found && found !== element && element.contains(found) ? found : undefined;
    },
  };
}

/** Whether an element is outside all borders. A post has half a hundred of them: what is known of one element holds for what is in it. */
function ownership(element: Element, borders: readonly Element[]): (inner: Element) => boolean {
  const known = new Map<Element, boolean>([[element, true]]);
  for (const border of borders) known.set(border, false);
  return (inner) => {
    const passed: Element[] = [];
    let around: Element | null = inner;
    for (; around && !known.has(around); around = around.parentElement) passed.push(around);
    const isOwned = around === null || known.get(around) === true;
    for (const each of passed) known.set(each, isOwned);
    return isOwned;
  };
}

/** A comment inside a post, or one that lost its address: posts inside posts have no label. */
function isAnswer(article: Element): boolean {
  return isComment(article) || article.hasAttribute("aria-label");
}

/** A link to a profile that stands for a person: not one that a comment's text or time has. */
export type ProfileLink = { readonly link: Element; readonly handle: string; readonly isNamed: boolean };

export function profileLinks(links: readonly Element[]): ProfileLink[] {
  return links.flatMap((link) => {
    const address = addressOf(link);
    if (address?.kind !== "profile" || isOfComment(link)) {
      return [];
    }
    const isPortrait = link.querySelector(PICTURE) !== null && isUnread(link);
    const isNamed = !isPortrait && link.textContent.trim() !== "";
    return isNamed || isPortrait ? [{ link, handle: address.handle, isNamed }] : [];
  });
}

/** A picture that is named for machines, or hidden from them; what can be read in it ("Active") is no name. */
function isUnread(link: Element): boolean {
  return link.getAttribute("aria-hidden") === "true" || link.hasAttribute("aria-label") || !hasText(link);
}

export function namesProfile(heading: Element): boolean {
  return profileLinks([...heading.querySelectorAll(ADDRESS)]).some(({ isNamed }) => isNamed);
}

export function isOfComment(link: Element): boolean {
  return link.matches(COMMENT_ADDRESS);
}

export function addressOf(link: Element): Address | undefined {
  return parseAddress(link.getAttribute("href"));
}

/** The post that `link` leads to, or to a comment of. */
export function postOf(link: Element): Extract<Address, { id: string }> | undefined {
  const address = parseComment(link.getAttribute("href"))?.post ?? addressOf(link);
  return isPost(address) ? address : undefined;
}

/** Elements of `item` that it names as its parts: its name by `aria-labelledby`, the rest by `aria-describedby`. */
export function partsOf(
  item: Item,
  attribute: "aria-labelledby" | "aria-describedby",
): (Element | undefined)[] {
  const ids = (item.element.getAttribute(attribute) ?? "").split(/\s+/).filter((id) => id !== "");
  return ids.map((id) => item.own("[id]").find((element) => element.id === id));
}

export const HEADINGS = `${NAME_HOOK}, ${HEADING}`;

/** A name without the title of the badge drawn beside it. */
export function nameIn(element: Element): string {
  return oneLine(textOf(element, (inner) => inner.matches("svg")));
}

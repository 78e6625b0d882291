/** Which elements are items: the block of each comment, the block of a post's caption, each post of a list. */
import { distinct, matching, outermost } from "../dom.ts";
import { parseAddress, type Address } from "./address.ts";
import { ADDRESS, ARTICLE, COMMENT_ADDRESS, CONTENT, DIALOG, PICTURE, TIME } from "./selectors.ts";

export type CommentAddress = Extract<Address, { kind: "comment" }>;

export function itemsIn(root: ParentNode): Element[] {
  const comments = matching(root, COMMENT_ADDRESS).filter((link) => commentOf(link) !== undefined);
  const captions = matching(root, TIME).filter((time) => isOfCaption(time));
  // A caption stands before the comments on it: almost in order, they are soon sorted.
  const blocks = [...captions, ...comments].map((mark) => blockOf(mark));
  const posts = matching(root, ARTICLE).filter((article) => !hasMarks(article));
  const found = new Set([...blocks.filter((block) => root.contains(block)), ...outermost(posts)]);
  return [...found].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)); // FOLLOWING
}

/** The comment that `link` leads to. */
export function commentOf(link: Element): CommentAddress | undefined {
  const address = parseAddress(link.getAttribute("href"));
  return address?.kind === "comment" ? address : undefined;
}

/** The one comment that `item` shows; `undefined` when none or more than one. */
export function onlyComment(item: Element): CommentAddress | undefined {
  const addresses = [...item.querySelectorAll(COMMENT_ADDRESS)].flatMap((link) => commentOf(link) ?? []);
  const [key, ...others] = distinct(addresses.map(({ code, id, parent }) => `${code} ${id} ${parent ?? ""}`));
  return key !== undefined && others.length === 0 ? addresses[0] : undefined;
}

export function hasComment(item: Element): boolean {
  return matching(item, COMMENT_ADDRESS).some((link) => commentOf(link) !== undefined);
}

/** The address that `time` is a link to. */
export function linkedAddress(time: Element): Address | undefined {
  return parseAddress(time.closest(ADDRESS)?.getAttribute("href") ?? null);
}

/** A post's page gives the post's time twice: beside its author, as no link, and below its actions, as a link. */
function isOfCaption(time: Element): boolean {
  const address = linkedAddress(time);
  if (address?.kind === "comment") {
    return false;
  }
  if (address === undefined) {
    // Beside the content are the reader's messages and notifications, with times of their own.
    return time.closest(CONTENT) !== null && time.closest(ADDRESS) === null && postIn(time) !== undefined;
  }
  return address.kind === "post" && hasProfile(blockOf(time));
}

function hasProfile(element: Element): boolean {
  return matching(element, ADDRESS).some(
    (link) => parseAddress(link.getAttribute("href"))?.kind === "profile",
  );
}

/** Whether blocks are found inside `article`, which then is no item itself. */
function hasMarks(article: Element): boolean {
  return hasComment(article) || [...article.querySelectorAll(TIME)].some((time) => isOfCaption(time));
}

/**
 * The block of the person who speaks at `mark`, a link to a comment or a time: the smallest element around it that has
 * a person's picture, or else the largest that has nothing of anyone else: no other time, no other comment.
 */
export function blockOf(mark: Element): Element {
  const own = commentOf(mark)?.id;
  let block = mark;
  for (let around: Element | null = mark; around; around = around.parentElement) {
    if (isWrapper(around, block)) {
      block = around;
      continue;
    }
    if (hasOthers(around, mark, own)) {
      return block;
    }
    block = around;
    if (around.matches(ARTICLE) || hasPortrait(around)) {
      return block;
    }
  }
  return block;
}

/** Whether `around` adds nothing to `block`, its only child: most elements on the way up are such. */
function isWrapper(around: Element, block: Element): boolean {
  return (
    around !== block &&
    around.childElementCount === 1 &&
    block.parentElement === around &&
    !block.matches(`${TIME}, ${ADDRESS}, ${ARTICLE}`) &&
    !around.matches(ARTICLE)
  );
}

function hasOthers(around: Element, mark: Element, own: string | undefined): boolean {
  const isOther = (time: Element): boolean => time !== mark && !mark.contains(time);
  return (
    [...around.querySelectorAll(TIME)].some((time) => isOther(time) && !isTimeOf(time, own)) ||
    [...around.querySelectorAll(COMMENT_ADDRESS)].some((link) => {
      const comment = commentOf(link);
      return comment !== undefined && comment.id !== own;
    })
  );
}

function isTimeOf(time: Element, id: string | undefined): boolean {
  const address = linkedAddress(time);
  return id !== undefined && address?.kind === "comment" && address.id === id;
}

/** Whether `element` has a link that shows a person's picture and nothing else. */
function hasPortrait(element: Element): boolean {
  return [...element.querySelectorAll(ADDRESS)].some((link) => portraitOf(link) !== undefined);
}

/** Whose picture `link` is, and nothing else. */
export function portraitOf(link: Element): string | undefined {
  const address = parseAddress(link.getAttribute("href"));
  const isPicture = link.textContent.trim() === "" && link.querySelector(PICTURE) !== null;
  return address?.kind === "profile" && isPicture ? address.handle : undefined;
}

/** What surrounds the post that `element` belongs to: the dialog or list entry it is shown in, or the whole page. */
export function scopeOf(element: Element): Element {
  return element.closest(`${ARTICLE}, ${DIALOG}`) ?? element.ownerDocument.documentElement;
}

export type Permalink = {
  readonly code: string;
  /** The author, in `/handle/p/CODE/`. */
  readonly handle: string | undefined;
  /** When the post was made, as the page has it; `undefined` when only its comments tell the code. */
  readonly postedAt: string | undefined;
};

/** The post that `element` belongs to: the one that the scope's own time links to, or else that all its comments are on. */
export function postIn(element: Element): Permalink | undefined {
  const scope = scopeOf(element);
  const isInScope = (inner: Element): boolean => scopeOf(inner) === scope;
  const dated = [...scope.querySelectorAll(TIME)].filter(isInScope).flatMap((time) => {
    const address = linkedAddress(time);
    return address?.kind === "post" && address.rest === undefined ? [{ time, address }] : [];
  });
  const comments = [...scope.querySelectorAll(COMMENT_ADDRESS)]
    .filter(isInScope)
    .flatMap((link) => commentOf(link)?.code ?? []);
  const [code, ...others] = distinct([...dated.map(({ address }) => address.code), ...comments]);
  const handles = distinct(dated.flatMap(({ address }) => address.handle ?? []));
  const times = distinct(dated.map(({ time }) => time.getAttribute("datetime") ?? ""));
  if (code === undefined || others.length > 0 || handles.length > 1 || times.length > 1) {
    return undefined;
  }
  return { code, handle: handles[0], postedAt: times[0] };
}

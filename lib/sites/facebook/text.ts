/** The words of a post or comment. */
import type { Mention } from "../../mention.ts";
import type { Layer } from "../site.ts";
import { outermost, precedes, textOf } from "../dom.ts";
import { targetOf } from "./address.ts";
import type { Header } from "./author.ts";
import { addressOf, isOfComment, namesProfile, partsOf, postOf, type Item } from "./item.ts";
import {
  ADDRESS,
  BLOCK,
  BUTTON,
  COMMENT_WORDS,
  FIELD,
  HEADING,
  MESSAGE_HOOK,
  PICTURE,
  TOOLBAR,
} from "./selectors.ts";

const MAX_TEXT_LENGTH = 25_000; // as in lib/mention.ts, which would bring zod into the page
const MAX_ENTRIES = 100;
const MAX_LINK_LENGTH = 2_000;
const MAX_LANGUAGE_LENGTH = 35;

export type Body = { readonly element: Element; readonly layer: Layer };

/** What is never part of somebody's words, though it may stand in them. */
const NOT_WORDS = `${BUTTON}, [aria-hidden="true"]`;

/** The element with the words of a post, "none" for a post without any, `undefined` when it cannot be told. */
export function readBody(header: Header): Body | "none" | undefined {
  const { item, element: heading } = header;
  const [, stated] = partsOf(item, "aria-describedby");
  const described = stated && !isForeign(stated, item) ? stated : undefined;
  const hooked = outermost(item.own(MESSAGE_HOOK));
  const isElsewhere =
    described && hooked.some((hook) => !hook.contains(described) && !described.contains(hook));
  if (hooked.length > 1 || isElsewhere) {
    return undefined;
  }
  const [hook] = hooked;
  if (header.isMixed) {
    // Only what the post itself names is believed.
    return described ? { element: described, layer: hook ? "hook" : "semantic" } : undefined;
  }
  if (hook) {
    return { element: hook, layer: "hook" };
  }
  if (described) {
    return { element: described, layer: "semantic" };
  }
  const end = item.own(`${TOOLBAR}, ${FIELD}`)[0];
  return blockIn(item, (block) => precedes(heading, block) && (!end || precedes(block, end)));
}

/** Whether a part named as the message is something else: pictures, a shared story, counts. */
function isForeign(part: Element, item: Item): boolean {
  return (
    [...part.querySelectorAll(HEADING)].some((heading) => namesProfile(heading)) ||
    [...part.querySelectorAll(ADDRESS)].some((link) => postOf(link) && link.querySelector(PICTURE)) ||
    part.querySelector(TOOLBAR) !== null ||
    item.around(part, BUTTON) !== undefined ||
    part.matches(BUTTON)
  );
}

/** The element with the words of a comment. Facebook states their language, and of nothing else in it. */
export function readCommentBody(item: Item): Body | "none" | undefined {
  const stated = outermost(item.own(COMMENT_WORDS).filter((element) => isWords(element, item)));
  const [only, ...others] = stated;
  if (others.length > 0) {
    return undefined;
  }
  return only ? { element: only, layer: "semantic" } : blockIn(item, () => true);
}

/**
 * The only block of text in the part of an item that `isWithin` accepts; `undefined` when there are several, or text
 * beside it that belongs to nothing else, which means that a border of the block was lost.
 */
function blockIn(item: Item, isWithin: (inner: Element) => boolean): Body | "none" | undefined {
  const blocks = outermost(
    item.own(BLOCK).filter((block) => isWords(block, item) && !holdsName(block) && isWithin(block)),
  );
  const [only, ...others] = blocks;
  if (!only || others.length > 0) {
    return only ? undefined : "none";
  }
  const beside = item
    .own("*")
    .filter((element) => hasOwnText(element) && isWithin(element) && !only.contains(element));
  return beside.some((element) => !element.contains(only) && isLoose(element, item))
    ? undefined
    : { element: only, layer: "address" };
}

function isWords(block: Element, item: Item): boolean {
  const isLabel =
    item.around(block, `${ADDRESS}, ${BUTTON}, ${HEADING}, ${FIELD}, [aria-label], ul, svg`) !== undefined;
  const isPart =
    block.querySelector(`${HEADING}, ${TOOLBAR}`) !== null || isTime(block) || block.matches(BUTTON);
  return !isLabel && !isPart && textOf(block, isUnspoken) !== "";
}

/** The links to a comment's author carry its id; without the language of the words, that tells the name from them. */
function holdsName(block: Element): boolean {
  return [...block.querySelectorAll(ADDRESS)].some((link) => isOfComment(link));
}

/** A line of links, one of them to a post: the time, with the place and who can see it. */
function isTime(block: Element): boolean {
  const isLinked = [...block.querySelectorAll(ADDRESS)].some((link) => postOf(link));
  return isLinked && !/[\p{L}\p{N}]/u.test(textOf(block, (inner) => inner.matches(`${ADDRESS}, svg`)));
}

function isLoose(element: Element, item: Item): boolean {
  const known = `${ADDRESS}, ${BUTTON}, ${HEADING}, ${FIELD}, ${TOOLBAR}, [aria-label], ul, svg, title, [aria-hidden="true"]`;
  return !element.matches(known) && item.around(element, known) === undefined;
}

function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some(
    (node) => node.nodeType === 3 && /[\p{L}\p{N}]/u.test(node.nodeValue ?? ""),
  );
}

function isUnspoken(inner: Element): boolean {
  return inner.matches(NOT_WORDS);
}

/** "See more" stands in the last paragraph; the rest of the words is not in the page. */
export function isTruncated(body: Element): boolean {
  return body.querySelector(BUTTON) !== null;
}

/** The words, their links, and whose profiles they link to. What a page has beyond `MAX_TEXT_LENGTH` is cut. */
export function readWords(body: Element): Pick<Mention, "text" | "links" | "mentionedHandles" | "language"> {
  const links: { text: string; url: string }[] = [];
  const mentionedHandles: string[] = [];
  for (const link of body.querySelectorAll(ADDRESS)) {
    const address = addressOf(link);
    const url = targetOf(link.getAttribute("href"));
    const text = textOf(link, isUnspoken);
    if (address?.kind === "profile") {
      mentionedHandles.push(address.handle);
    } else if (
      url !== undefined &&
      !/^[#＃]/.test(text) &&
      url.length <= MAX_LINK_LENGTH &&
      text.length <= MAX_LINK_LENGTH
    ) {
      links.push({ text, url });
    }
  }
  const language = body.getAttribute("lang") ?? "";
  return {
    text: paragraphs(body).slice(0, MAX_TEXT_LENGTH),
    links: links.slice(0, MAX_ENTRIES),
    mentionedHandles: mentionedHandles.slice(0, MAX_ENTRIES),
    ...(language !== "" && language.length <= MAX_LANGUAGE_LENGTH ? { language } : {}),
  };
}

/** Each paragraph is an element of its own with a direction of its own; where that does not hold, the text as it is. */
function paragraphs(body: Element): string {
  const whole = textOf(body, isUnspoken);
  const lines = [...body.querySelectorAll(BLOCK)].filter((block) => {
    const around = block.parentElement?.closest(`${ADDRESS}, ${NOT_WORDS}`);
    return block.querySelector(BLOCK) === null && !(around && body.contains(around));
  });
  const text = lines.map((line) => textOf(line, isUnspoken)).join("\n");
  return squeezed(text) === squeezed(whole) ? text.trim() : whole;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}

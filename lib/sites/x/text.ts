/** The words of a post and what X says about them. */
import type { Mention } from "../../mention.ts";
import type { Layer } from "../site.ts";
import type { Found } from "../found.ts";
import { hasText, outermost, textOf } from "../dom.ts";
import { handleLabel, parseAddress, sameHandle } from "./address.ts";
import type { Item } from "./item.ts";
import { ADDRESS, BUTTON, MORE_HOOK, TEXT_HOOK, TEXT_SEMANTIC, TIME } from "./selectors.ts";

const MAX_TEXT_LENGTH = 25_000; // as in lib/mention.ts, which would bring zod into the page
const MAX_ENTRIES = 100;
const MAX_LINK_LENGTH = 2_000;
const MAX_LANGUAGE_LENGTH = 35;

export type Body = { readonly element: Element; readonly layer: Layer };

/** Elements of `item` that may hold its words: by hook and by semantics, without those inside another. */
export function bodiesOf(item: Item): Element[] {
  return outermost(item.own(`${TEXT_HOOK}, ${TEXT_SEMANTIC}`));
}

/**
 * The element with the words of the post, "none" for a post without any, `undefined` when it cannot be told.
 * @param bodies as from `bodiesOf`
 * @param isMixed whether something in the item belongs to another post, with no border around it: then only the item's
 *   own statement of its parts (`aria-labelledby`, which never names a part of a quoted post) is believed
 */
export function chooseBody(
  item: Item,
  bodies: readonly Element[],
  isMixed: boolean,
): Body | "none" | undefined {
  const [only, ...others] = bodies;
  if (only === undefined) {
    return isMixed ? undefined : "none";
  }
  if (others.length === 0 && !isMixed) {
    return { element: only, layer: only.matches(TEXT_HOOK) ? "hook" : "semantic" };
  }
  const parts = (item.element.getAttribute("aria-labelledby") ?? "").split(/\s+/);
  const [named, ...more] = bodies.filter((body) => body.id !== "" && parts.includes(body.id));
  return named && more.length === 0 ? { element: named, layer: "semantic" } : undefined;
}

/** The words and their links. X ends at `MAX_TEXT_LENGTH`; what a page has beyond is cut. */
export function readWords(body: Element): Pick<Mention, "text" | "links" | "mentionedHandles" | "language"> {
  const links: { text: string; url: string }[] = [];
  const mentionedHandles: string[] = [];
  for (const link of body.querySelectorAll(ADDRESS)) {
    const href = link.getAttribute("href") ?? "";
    const address = parseAddress(href);
    const text = textOf(link);
    if (address?.kind === "profile") {
      if (sameHandle(handleLabel(text), address.handle)) {
        mentionedHandles.push(address.handle);
      }
    } else if (/^https:\/\//i.test(href) && !isSearch(text) && fits(href) && fits(text)) {
      links.push({ text, url: href.replace(/^https/i, "https") });
    }
  }
  const language = body.getAttribute("lang") ?? "";
  return {
    text: textOf(body).slice(0, MAX_TEXT_LENGTH),
    links: links.slice(0, MAX_ENTRIES),
    mentionedHandles: mentionedHandles.slice(0, MAX_ENTRIES),
    ...(language !== "" && language.length <= MAX_LANGUAGE_LENGTH ? { language } : {}),
  };
}

/** Hashtags and cashtags link to X's own search. */
function isSearch(text: string): boolean {
  return /^[#$＃]/.test(text);
}

function fits(text: string): boolean {
  return text.length <= MAX_LINK_LENGTH;
}

/** X puts "Translated from …" with a button "Show original" right before translated words (2026-06). */
export function isTranslated(body: Element, within: Element): boolean {
  const before = neighbour(body, within, "previousElementSibling");
  return (
    before !== undefined &&
    before.querySelector(`${ADDRESS}, ${TIME}`) === null &&
    before.querySelector(BUTTON) !== null &&
    hasText(before)
  );
}

/** Whether X offers to show the rest. Without the hook only a link or box tells: a button there may be "Translate". */
export function readTruncated(item: Item, body: Element, id: string): Found<true> | undefined {
  if (item.own(MORE_HOOK).length > 0) {
    return { value: true, layer: "hook" };
  }
  const after = neighbour(body, item.element, "nextElementSibling");
  if (!after || !item.owns(after) || !hasText(after) || after.querySelector(TIME) !== null) {
    return undefined;
  }
  const address = parseAddress(after.getAttribute("href"));
  if (address?.kind === "post" && address.id === id && address.rest === undefined) {
    return { value: true, layer: "address" };
  }
  const isBox = after.getAttribute("role") === "link" && !after.hasAttribute("href");
  return isBox ? { value: true, layer: "semantic" } : undefined;
}

/** The next element on one side that shows something, looked for from `body` up through wrappers around it alone. */
function neighbour(
  body: Element,
  within: Element,
  side: "previousElementSibling" | "nextElementSibling",
): Element | undefined {
  for (let from: Element | null = body; from && from !== within; from = from.parentElement) {
    for (let next = from[side]; next; next = next[side]) {
      if (hasText(next) || next.querySelector(ADDRESS) !== null) {
        return next;
      }
    }
  }
  return undefined;
}

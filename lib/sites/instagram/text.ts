/** The words of an item: what is left when names, times, buttons and pictures are taken away. */
import type { Mention } from "../../mention.ts";
import type { Layer } from "../site.ts";
import { distinct, precedes, textOf } from "../dom.ts";
import { parseAddress, sameHandle } from "./address.ts";
import { commentOf, linkedAddress, portraitOf } from "./item.ts";
import { ADDRESS, BUTTON, CAPTION_HOOK, DIRECTED, PICTURE, TIME, UNSPOKEN } from "./selectors.ts";

const MAX_TEXT_LENGTH = 25_000; // as in lib/mention.ts, which would bring zod into the page
const MAX_ENTRIES = 100;
const MAX_LINK_LENGTH = 2_000;

export type Body = {
  readonly element: Element;
  readonly layer: Layer;
  readonly truncated: boolean;
  readonly edited: boolean;
};

/** An element with words only, as large as possible, or a bit of text beside other things. */
type Block = { readonly node: Node; readonly element: Element | undefined; readonly text: string };

/**
 * The element with the words of `item`, "none" for a picture without any, `undefined` when it cannot be told.
 * @param names the elements that show the speaker's handle
 * @param time the item's own time
 */
export function findBody(item: Element, names: readonly Element[], time: Element): Body | "none" | undefined {
  const borders = bordersIn(item, names, time);
  const blocks = blocksIn(item, borders);
  const title = titleOf(item, names, borders);
  if (title) {
    return { element: title, layer: "hook", truncated: isCutOff(title, item, blocks), edited: false };
  }
  const [name, ...otherNames] = names;
  // In a list much of the page stands between a post's author and its time: only the heading is sure.
  if (name === undefined || otherNames.length > 0 || linkedAddress(time)?.kind === "post") {
    return undefined;
  }
  const header = common(name, time);
  const worded = blocks.filter(({ text }) => !isMark(text));
  const all = worded.length > 0 ? worded : blocks;
  // Beside the name stand words of the page ("Edited"); the words of a person have a direction there.
  const inside = all.filter(({ node }) => header.contains(node));
  const outside = all.filter((block) => !inside.includes(block));
  const directed = inside.filter(({ element }) => element && isDirected(element));
  const notes = inside.filter((block) => !directed.includes(block));
  // Seen in captions only, whose time is no link; in a comment it may be the words that lost their direction.
  const isPlaced = notes.every(
    ({ node }) => time.closest(ADDRESS) === null && precedes(name, node) && precedes(node, time),
  );
  if (!isPlaced || notes.length > 1 || (directed.length > 0 && all.length > directed.length)) {
    return undefined;
  }
  const candidates = directed.length > 0 ? directed : outside;
  const pictures = [...item.querySelectorAll(PICTURE)].filter((picture) => !isPortrait(picture));
  const nearest = nearestTo(name, [...candidates.map(({ node }) => node), ...pictures]);
  if (nearest && pictures.some((picture) => picture === nearest)) {
    return "none";
  }
  const body = candidates.find(({ node }) => node === nearest)?.element;
  if (!body) {
    return undefined;
  }
  return {
    element: body,
    layer: body.matches(DIRECTED) || body.querySelector(DIRECTED) ? "semantic" : "address",
    truncated: isCutOff(body, item, blocks),
    edited: notes.length === 1,
  };
}

/** Names, times, buttons and pictures: what words of people are never around. */
function bordersIn(item: Element, names: readonly Element[], time: Element): Set<Element> {
  const links = [...item.querySelectorAll(ADDRESS)].filter(
    (link) => portraitOf(link) !== undefined || commentOf(link) !== undefined,
  );
  // In a dialog the whole entry of a comment can be pressed: that is no button of its own.
  const things = [...item.querySelectorAll(`${TIME}, ${BUTTON}, ${PICTURE}, ${UNSPOKEN}`)].filter(
    (thing) => thing === time || ![...names, time].some((part) => thing.contains(part)),
  );
  return new Set([...names, ...links, ...things]);
}

function blocksIn(item: Element, borders: ReadonlySet<Element>): Block[] {
  const around = new Set<Node>([item]);
  for (const border of borders) {
    for (
      let element = border.parentElement;
      element && !around.has(element);
      element = element.parentElement
    ) {
      around.add(element);
    }
  }
  const blocks = new Map<Node, Block>();
  const walker = item.ownerDocument.createTreeWalker(item, 4); // NodeFilter.SHOW_TEXT
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if ((text.nodeValue ?? "").trim() === "" || isWithin(text, item, borders)) {
      continue;
    }
    const element = largest(text.parentElement, around);
    const node = element ?? text;
    blocks.set(node, { node, element, text: (node.textContent ?? "").trim() });
  }
  return [...blocks.values()];
}

/** `element` or what is around it alone: the largest that is not in `limits`. */
function largest(element: Element | null, limits: ReadonlySet<Node>): Element | undefined {
  let found: Element | undefined;
  for (let around = element; around && !limits.has(around); around = around.parentElement) {
    found = around;
  }
  return found;
}

function isWithin(node: Node, item: Element, borders: ReadonlySet<Element>): boolean {
  for (let element = node.parentElement; element && element !== item; element = element.parentElement) {
    if (borders.has(element)) {
      return true;
    }
  }
  return false;
}

/** The caption's own heading: no picture stands between it and a name of its author. The page has one more ("Post"). */
function titleOf(
  item: Element,
  names: readonly Element[],
  borders: ReadonlySet<Element>,
): Element | undefined {
  const [title, ...others] = item.querySelectorAll(CAPTION_HOOK);
  const isPure = title && ![...borders].some((border) => title.contains(border) || border.contains(title));
  const isNamed = names.some((name) => title && common(name, title).querySelector(PICTURE) === null);
  return isPure && isNamed && others.length === 0 && title.textContent.trim() !== "" ? title : undefined;
}

/** A dot between name and time, the three dots of a text that is cut off. */
function isMark(text: string): boolean {
  return /^[\s•·.…]+$/.test(text);
}

function isDirected(element: Element): boolean {
  return element.matches(DIRECTED) || element.querySelector(DIRECTED) !== null;
}

function isPortrait(picture: Element): boolean {
  const link = picture.closest(ADDRESS);
  return link !== null && portraitOf(link) !== undefined;
}

/** The one of `nodes` that shares the smallest element with `name`; `undefined` when several do. */
function nearestTo(name: Element, nodes: readonly Node[]): Node | undefined {
  const shared = distinct(nodes).map((node) => ({ node, element: common(name, node) }));
  const nearest = shared.filter(({ element }) => shared.every((other) => other.element.contains(element)));
  return nearest.length === 1 ? nearest[0]?.node : undefined;
}

/** The smallest element that has both. */
export function common(a: Element, b: Node): Element {
  let element = a;
  while (element.parentElement && !element.contains(b)) {
    element = element.parentElement;
  }
  return element;
}

/** Whether three dots with a button stand after the words: in no language but that. */
function isCutOff(body: Element, item: Element, blocks: readonly Block[]): boolean {
  const parent = body.parentElement;
  return blocks.some(({ node, text }) => {
    const isAfter = (body.compareDocumentPosition(node) & 4) !== 0; // FOLLOWING
    const isNear =
      parent !== null && (common(body, node) === parent || common(body, node) === parent.parentElement);
    const holder = node.parentElement;
    return /^(?:\.{3}|…)$/.test(text) && isAfter && isNear && holder !== item && hasButton(holder);
  });
}

function hasButton(element: Element | null): boolean {
  return element !== null && element.querySelector(BUTTON) !== null;
}

/** The words and their links. What a page has beyond `MAX_TEXT_LENGTH` is cut. */
export function readWords(body: Element): Pick<Mention, "text" | "links" | "mentionedHandles"> {
  const links: { text: string; url: string }[] = [];
  const mentionedHandles: string[] = [];
  for (const link of body.querySelectorAll(ADDRESS)) {
    const href = link.getAttribute("href") ?? "";
    const address = parseAddress(href);
    const text = textOf(link);
    if (address?.kind === "profile") {
      if (text.startsWith("@") && sameHandle(text.slice(1), address.handle)) {
        mentionedHandles.push(address.handle);
      }
    } else if (
      /^https:\/\//i.test(href) &&
      !text.startsWith("#") &&
      Math.max(href.length, text.length) <= MAX_LINK_LENGTH
    ) {
      links.push({ text, url: href.replace(/^https/i, "https") });
    }
  }
  return {
    text: textOf(body).slice(0, MAX_TEXT_LENGTH),
    links: links.slice(0, MAX_ENTRIES),
    mentionedHandles: mentionedHandles.slice(0, MAX_ENTRIES),
  };
}

/** The item's one time; `undefined` when it has none or several. A comment's is the link to it. */
export function timeOf(item: Element, isComment: boolean): Element | undefined {
  const [time, ...others] = [...item.querySelectorAll(TIME)];
  if (!time || others.length > 0) {
    return undefined;
  }
  const kind = linkedAddress(time)?.kind;
  return isComment === (kind === "comment") ? time : undefined;
}

/**
 * When something was posted: the exact moment where the page holds one, else the page's own words. Facebook shows
 * "2 h" or "30 May at 11:02", in the reader's language and time zone, which no exact moment can be made of.
 */
import type { Mention } from "../../mention.ts";
import type { Found } from "../found.ts";
import { distinct, isTimestamp, oneLine, precedes, textOf } from "../dom.ts";
import type { Header } from "./author.ts";
import { addressOf, isOfComment, partsOf } from "./item.ts";
import { ADDRESS, BLOCK, EXACT_TIME, LABELLED, PICTURE } from "./selectors.ts";

export type Time = {
  readonly postedAt?: Found<NonNullable<Mention["postedAt"]>>;
  readonly postedAtLabel?: Found<string>;
};

const MAX_LABEL_LENGTH = 100;
/** "6h", "19 س", "3 dias": longer runs of single letters are the letters of a label in an order that only CSS knows. */
const MAX_SPELLED_LENGTH = 8;
const DIGIT = /\p{Nd}/u;

/** @param address the id of the post's address, which the time may link to */
export function readPostTime(header: Header, address: string | undefined, words: readonly Element[]): Time {
  const [link, ...others] = timeLinks(header, address, words);
  return link && others.length === 0 ? readTime(link) : {};
}

/** Links that may be the post's time: in the part stated as such, else with the post's address, else after the header. */
function timeLinks(header: Header, id: string | undefined, words: readonly Element[]): Element[] {
  const { item, element } = header;
  const links = item.own(ADDRESS).filter((link) => {
    const isElsewhere =
      words.some((body) => body.contains(link)) || element.contains(link) || isOfComment(link);
    return !isElsewhere && link.querySelector(PICTURE) === null && addressOf(link)?.kind !== "profile";
  });
  const [stated] = partsOf(item, "aria-describedby");
  const linked = links.filter((link) => {
    const address = addressOf(link);
    return address !== undefined && "id" in address && address.id === id;
  });
  const inPart = stated
    ? links.filter((link) => stated.contains(link) && (linked.includes(link) || isVeiled(link)))
    : [];
  const veiled = links.filter(
    (link) => isVeiled(link) && precedes(element, link) && !link.querySelector(BLOCK),
  );
  return [inPart, linked, veiled].find((found) => found.length > 0) ?? [];
}

/** Whether the words of a link stand elsewhere: in a label, or behind a reference. */
function isVeiled(link: Element): boolean {
  return link.hasAttribute("aria-label") || link.matches(LABELLED) || link.querySelector(LABELLED) !== null;
}

export function readTime(link: Element): Time {
  const postedAt = exactTime(link);
  const label = readLabel(link);
  return {
    ...(postedAt ? { postedAt } : {}),
    ...(label && label.value.length <= MAX_LABEL_LENGTH ? { postedAtLabel: label } : {}),
  };
}

function exactTime(link: Element): Found<string> | undefined {
  const times = [link, ...link.querySelectorAll(EXACT_TIME)].flatMap((element): Found<string>[] => {
    const seconds = Number(element.getAttribute("data-utime") ?? Number.NaN);
    const stated = element.getAttribute("datetime") ?? "";
    if (seconds > 0 && seconds < 1e11) {
      return [{ value: new Date(seconds * 1000).toISOString(), layer: "hook" }];
    }
    return isTimestamp(stated) ? [{ value: stated, layer: "semantic" }] : [];
  });
  return distinct(times.map(({ value }) => value)).length === 1 ? times[0] : undefined;
}

/** What a label says must have a number in it: "Sponsored" and "Learn more" are veiled the same way. */
function readLabel(link: Element): Found<string> | undefined {
  const stated = oneLine(link.getAttribute("aria-label") ?? "");
  const referred = [link, ...link.querySelectorAll(LABELLED)].flatMap((element) => referredText(element));
  const [reference, ...others] = distinct(referred);
  const plain = plainText(link);
  const semantic = stated === "" ? (others.length === 0 ? (reference ?? "") : "") : stated;
  if (semantic !== "" && (DIGIT.test(semantic) || semantic === plain)) {
    return { value: semantic, layer: "semantic" };
  }
  const shown = plain ?? spelledText(link);
  return shown === undefined || shown === "" ? undefined : { value: shown, layer: "address" };
}

/** The words that `aria-labelledby` leads to: Facebook keeps them hidden at the end of the page. */
function referredText(element: Element): string[] {
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter((id) => id !== "");
  const texts = ids
    .flatMap((id) => element.ownerDocument.getElementById(id) ?? [])
    .map((found) => oneLine(textOf(found)));
  const text = texts.join(" ").trim();
  return text === "" ? [] : [text];
}

/** The text of a link that has it in one piece. */
function plainText(link: Element): string | undefined {
  return holdersOf(link).length === 1 && link.querySelector(LABELLED) === null
    ? oneLine(link.textContent)
    : undefined;
}

/** Letters in order with false ones between them that are not displayed (2025-07); other ways of mixing them are not read. */
function spelledText(link: Element): string | undefined {
  const letters = holdersOf(link);
  const shown = letters.filter((letter) => !isUndisplayed(letter));
  const isMoved = [...link.querySelectorAll("[style]")].some(
    (element) =>
      !isUndisplayed(element) && /display|order|position|float/.test(element.getAttribute("style") ?? ""),
  );
  const text = shown.map((letter) => letter.textContent).join("");
  const isWhole = shown.length < letters.length && text.length <= MAX_SPELLED_LENGTH && DIGIT.test(text);
  return isWhole && !isMoved ? text : undefined;
}

function isUndisplayed(element: Element): boolean {
  return /^\s*display:\s*none\s*;?\s*$/.test(element.getAttribute("style") ?? "");
}

/** The elements with text of their own, in order, the link included. */
function holdersOf(link: Element): Element[] {
  return [link, ...link.querySelectorAll("*")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
  );
}

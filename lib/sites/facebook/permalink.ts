/** Under which address a post can be opened. Logged in, Facebook writes it into the time only when somebody points there. */
import type { Found } from "../found.ts";
import { distinct } from "../dom.ts";
import type { PostAddress } from "./address.ts";
import { fitsOwner, type Header } from "./author.ts";
import { isComment, isOfComment, partsOf, postOf, rootOf } from "./item.ts";
import { ADDRESS, COMMENT_ADDRESS, PICTURE } from "./selectors.ts";

/** An address, and what else the page has of the post to know it by. */
export type Permalink = Found<PostAddress> & { readonly otherIds: readonly string[] };

/**
 * The one address of a post: its time's, else one that stands in its header, else the one that its comments are under,
 * else its own picture's. `undefined` when there is none, "several" when they contradict each other or the author.
 * @param words elements with what people wrote, whose links say nothing about the post
 */
export function readPermalink(header: Header, words: readonly Element[]): Permalink | "several" | undefined {
  const { item } = header;
  const links = item.own(ADDRESS).filter((link) => !words.some((element) => element.contains(link)));
  const [time] = partsOf(item, "aria-describedby");
  const timed = time ? links.filter((link) => time.contains(link) && isPlain(link)) : [];
  const plain = links.filter((link) => isPlain(link) && !isOfComment(link));
  const pictures = links.filter((link) => !isPlain(link) && !isOfComment(link));
  const witnesses = [
    oneOf(timed, header, "semantic"),
    oneOf(datesAmong(plain), header, "address"),
    oneOf(answersIn(header), header, "address"),
    pictured(pictures, header),
  ];
  const [first, ...others] = witnesses.filter((found) => found !== undefined);
  if (first === undefined || first === "several") {
    return first;
  }
  const ids = others.flatMap((other) => (other === "several" ? [] : other.value.id));
  return { ...first, otherIds: distinct(ids).filter((id) => id !== first.value.id) };
}

/** A link with words in it, as times are; pictures have links too. */
function isPlain(link: Element): boolean {
  return (
    link.querySelector(PICTURE) === null &&
    (link.textContent.trim() !== "" || link.hasAttribute("aria-label"))
  );
}

/** With several addresses ("View post" beside a photo), the one with a number in its words, as times have, counts. */
function datesAmong(links: readonly Element[]): Element[] {
  const ids = distinct(links.flatMap((link) => postOf(link)?.id ?? []));
  return ids.length > 1 ? links.filter((link) => isDated(link)) : [...links];
}

function isDated(link: Element): boolean {
  return /\p{Nd}/u.test(`${link.getAttribute("aria-label") ?? ""} ${link.textContent}`);
}

/** Links of the post's comments, which lead to the post: none of a shared story's comments. */
function answersIn({ item, foreign }: Header): Element[] {
  return [...item.element.querySelectorAll(COMMENT_ADDRESS)].filter((link) => {
    const comment = rootOf(link);
    return (
      comment &&
      comment !== item.element &&
      isComment(comment) &&
      !foreign.some((border) => border.contains(link))
    );
  });
}

function oneOf(
  links: readonly Element[],
  header: Header,
  layer: "semantic" | "address",
): Found<PostAddress> | "several" | undefined {
  const addresses = links.flatMap((link) => postOf(link) ?? []);
  const [first] = addresses;
  if (!first) {
    return undefined;
  }
  const isOne = distinct(addresses.map(({ id }) => id)).length === 1;
  return isOne && addresses.every(({ owner }) => fitsOwner(header, owner))
    ? { value: first, layer }
    : "several";
}

/** A post of pictures names its own id in their album; a post of one picture opens by it. */
function pictured(links: readonly Element[], header: Header): Found<PostAddress> | undefined {
  const addresses = header.isMixed ? [] : links.flatMap((link) => postOf(link) ?? []);
  const [post, ...others] = distinct(addresses.map(({ id, ofPost }) => ofPost ?? id));
  const address = addresses[0];
  if (
    !address ||
    post === undefined ||
    others.length > 0 ||
    !addresses.every(({ owner }) => fitsOwner(header, owner))
  ) {
    return undefined;
  }
  return { value: { ...address, id: post }, layer: "address" };
}

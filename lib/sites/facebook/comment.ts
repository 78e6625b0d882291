/** A comment or reply. Its time links to it, the links to its author carry its id once more, in base64. */
import type { Mention } from "../../mention.ts";
import type { Found } from "../found.ts";
import { distinct, precedes } from "../dom.ts";
import { parseComment, parseToken, type CommentAddress, type CommentToken } from "./address.ts";
import { addressOf, isOfComment, itemOf, nameIn, profileLinks, rootOf, type Item } from "./item.ts";
import { ADDRESS, BUTTON, COMMENT_ADDRESS, PICTURE } from "./selectors.ts";
import { readCommentBody, type Body } from "./text.ts";
import { readTime, type Time } from "./time.ts";

const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page

export type Comment = {
  readonly item: Item;
  readonly address: CommentAddress;
  readonly token: CommentToken | undefined;
  readonly handle: Found<string>;
  readonly name: Found<string> | undefined;
  readonly body: Body | "none";
  readonly time: Time;
};

/** `undefined` when it is not certain which comment it is, whose, or which words are its own. */
export function readComment(element: Element): Comment | undefined {
  const item = itemOf(element);
  const body = readCommentBody(item);
  const witness = body && readWitnesses(item, body);
  const author = body && witness && readAuthor(item, body, witness.links);
  if (!body || !witness || !author || mayBeName(body, author.name)) {
    return undefined;
  }
  const [time, ...others] = witness.times.filter((link) => link.querySelector(PICTURE) === null);
  return { item, body, ...witness, ...author, time: time && others.length === 0 ? readTime(time) : {} };
}

/** Where no link is the author's name, a block of text of which nothing is stated may be it. */
function mayBeName(body: Body | "none", name: Found<string> | undefined): boolean {
  return name === undefined && body !== "none" && body.layer === "address";
}

/** The address and the token of a comment; `undefined` when there are several, or they contradict each other. */
function readWitnesses(
  item: Item,
  body: Body | "none",
): (Pick<Comment, "address" | "token"> & { links: Element[]; times: Element[] }) | undefined {
  const links = item.own(COMMENT_ADDRESS).filter((link) => !isIn(body, link));
  const times = links.filter((link) => parseComment(link.getAttribute("href")));
  const addresses = times.flatMap((link) => parseComment(link.getAttribute("href")) ?? []);
  const authored = links.filter((link) => addressOf(link)?.kind === "profile");
  const tokens = authored.flatMap((link) => parseToken(link.getAttribute("href")) ?? []);
  const [address] = addresses;
  const [token] = tokens;
  const isOne =
    distinct(addresses.map(({ url }) => url)).length === 1 &&
    distinct(tokens.map(({ id }) => id)).length <= 1;
  const isSame = token === undefined || token.id === address?.id || token.id === address?.parent;
  return address && isOne && isSame ? { address, token, links: authored, times } : undefined;
}

/** Author by the links that carry the comment's id; without those, the link that the comment begins with. */
function readAuthor(
  item: Item,
  body: Body | "none",
  authored: readonly Element[],
): Pick<Comment, "handle" | "name"> | undefined {
  const handles = authored.flatMap((link) => handleOf(link) ?? []);
  const [handle, ...others] = distinct(handles.map((each) => each.toLowerCase()));
  if (others.length > 0) {
    return undefined;
  }
  if (handle === undefined) {
    return labelledAuthor(item, body);
  }
  const names = distinct(authored.map((link) => nameIn(link)).filter((name) => name !== ""));
  return {
    handle: { value: handles[0] ?? handle, layer: "address" },
    name: nameFrom(names),
  };
}

function nameFrom(names: readonly string[]): Found<string> | undefined {
  const [name, ...others] = names;
  return name !== undefined && others.length === 0 && name.length <= MAX_NAME_LENGTH
    ? { value: name, layer: "semantic" }
    : undefined;
}

/** Without the comment's id in any link: the first name that is linked, with nothing to read before it, if the comment's label has it too. */
function labelledAuthor(item: Item, body: Body | "none"): Pick<Comment, "handle" | "name"> | undefined {
  const people = profileLinks(item.own(ADDRESS)).filter(({ link }) => !isIn(body, link));
  const named = people.filter(({ isNamed }) => isNamed);
  const [first, ...others] = named;
  const name = first ? nameIn(first.link) : "";
  const isLabelled = name !== "" && (item.element.getAttribute("aria-label") ?? "").includes(name);
  const isAlone = others.length === 0 && distinct(people.map(({ handle }) => handle)).length === 1;
  if (!first || !isLabelled || !isAlone || hasTextBefore(item, first.link)) {
    return undefined;
  }
  return { handle: { value: first.handle, layer: "semantic" }, name: nameFrom([name]) };
}

function hasTextBefore(item: Item, link: Element): boolean {
  return item.own("*").some((element) => {
    const isBefore = precedes(element, link) && !element.matches(`${BUTTON}, svg, title`);
    return (
      isBefore && element.textContent.trim() !== "" && item.around(element, `${BUTTON}, svg`) === undefined
    );
  });
}

function handleOf(link: Element): string | undefined {
  const address = addressOf(link);
  return address?.kind === "profile" ? address.handle : undefined;
}

function isIn(body: Body | "none", link: Element): boolean {
  return body !== "none" && body.element.contains(link);
}

/** The id of the post that a comment is in: the number in the token, which is the same for every reader. */
export function conversationOf({ token, address }: Comment): Found<string> {
  return { value: token?.post ?? address.post.id, layer: "address" };
}

/** Whom a comment answers: the owner of the post, or who wrote the comment above, where that stands on the page. */
export function replyOf(
  comment: Comment,
  postAuthor: () => string | undefined,
): Found<NonNullable<Mention["replyTo"]>> {
  const { parent, post } = comment.address;
  const handle = parent === undefined ? (post.owner ?? postAuthor()) : authorOf(comment.item.element, parent);
  return {
    value: { handles: handle === undefined ? [] : [handle], id: parent ?? conversationOf(comment).value },
    layer: "address",
  };
}

/** The author of another comment of the same page. */
function authorOf(element: Element, id: string): string | undefined {
  for (const link of element.ownerDocument.querySelectorAll(`[href*="comment_id=${id}"]`)) {
    const article = rootOf(link);
    const isThat = article && article !== element && parseComment(link.getAttribute("href"))?.id === id;
    const item = isThat ? itemOf(article) : undefined;
    const found = item
      ?.own(COMMENT_ADDRESS)
      .filter((each) => isOfComment(each))
      .flatMap((each) => handleOf(each) ?? []);
    const [handle, ...others] = distinct(found ?? []);
    if (handle !== undefined && others.length === 0) {
      return handle;
    }
  }
  return undefined;
}

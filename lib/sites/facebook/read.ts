/** One item of Facebook, read: the layers put together, and the reasons not to read it. */
import type { Mention } from "../../mention.ts";
import type { Found } from "../found.ts";
import type { Layers, Reading, SkipReason } from "../site.ts";
import { isPost, parseAddress } from "./address.ts";
import { fitsOwner, idOf, readHeader, type Header } from "./author.ts";
import { conversationOf, readComment, replyOf, type Comment } from "./comment.ts";
import { readHasMedia, readQuoted } from "./context.ts";
import { recall, remember } from "./identity.ts";
import { isComment, itemOf, namesProfile, HEADINGS, type Item } from "./item.ts";
import { surfaceOf } from "./page.ts";
import { readPermalink, type Permalink } from "./permalink.ts";
import { isPromoted } from "./promoted.ts";
import {
  ABOUT_ADS,
  ARTICLE,
  COMMENT_ADDRESS,
  FEED_ENTRY,
  MESSAGE_HOOK,
  POST,
  SIDE_PANEL,
  TOOLBAR,
} from "./selectors.ts";
import { isTruncated, readBody, readWords, type Body } from "./text.ts";
import { readPostTime, type Time } from "./time.ts";

const NO_WORDS = { text: "", links: [], mentionedHandles: [] };

type Post = {
  readonly header: Header;
  readonly body: Body | "none";
  readonly permalink: Permalink;
};

export function readItem(element: Element, url: URL): Reading {
  const found = takeApart(element, url);
  remember(element, url, "mention" in found ? found.mention.id : undefined);
  return found;
}

function takeApart(element: Element, url: URL): Reading {
  if (isComment(element)) {
    const comment = readComment(element);
    return comment ? composeComment(comment, url) : { skipped: "unreadable" };
  }
  const post = examine(element, url);
  return typeof post === "string" ? { skipped: post } : composePost(post, url);
}

/** The id of what is in `element`; agrees with `readItem`. */
export function identifyItem(element: Element, url: URL): string | undefined {
  const before = recall(element, url);
  if (before) {
    return before.id;
  }
  const id = idIn(element, url);
  remember(element, url, id);
  return id;
}

function idIn(element: Element, url: URL): string | undefined {
  if (isComment(element)) {
    return readComment(element)?.address.id;
  }
  const post = examine(element, url);
  return typeof post === "string" ? undefined : post.permalink.value.id;
}

/**
 * The element that a chip becomes the last child of: what holds name, words and buttons of a comment, since what holds
 * the buttons alone lays them out in a row; the words of a post, else its heading.
 */
export function anchorOf(element: Element): Element | undefined {
  if (isComment(element)) {
    const item = itemOf(element);
    const name = item.own(COMMENT_ADDRESS).find((link) => link.textContent.trim() !== "");
    const [buttons] = item.own("ul");
    return (name && buttons && holderOf(buttons, name, element)) ?? element;
  }
  const header = readHeader(itemOf(element));
  // Facebook empties posts that are far from the window: nothing of ours may stay in what is left.
  if (!header) return undefined;
  const body = readBody(header);
  if (!body || body === "none") return header.element.parentElement ?? element;
  // The innermost of the marked elements has the margins that the words have.
  return [...body.element.querySelectorAll(MESSAGE_HOOK)].at(-1) ?? body.element;
}

/** The nearest element around both, no further out than `element`. */
function holderOf(inner: Element, other: Element, element: Element): Element {
  let around = inner.parentElement ?? element;
  while (around !== element && !around.contains(other)) around = around.parentElement ?? element;
  return around;
}

function examine(element: Element, url: URL): Post | SkipReason {
  if (element.parentElement?.closest(`${POST}, ${ARTICLE}`)) {
    return "embedded";
  }
  const whole = itemOf(element);
  const header = readHeader(whole);
  if (!header) {
    return headlessSkip(whole);
  }
  if (isPromoted(header)) {
    return "promoted";
  }
  const body = readBody(header);
  const permalink =
    readPermalink(header, body && body !== "none" ? [body.element] : []) ?? ofPage(header, url);
  if (!body || permalink === "several") {
    return "unreadable";
  }
  return permalink ? { header, body, permalink } : "unaddressed";
}

/** The panel beside a photo, video or reel is about what the page's own address names. */
function ofPage(header: Header, url: URL): Permalink | undefined {
  const address = header.item.element.matches(SIDE_PANEL) ? parseAddress(url.href) : undefined;
  const isThat = isPost(address) && address.kind !== "post" && fitsOwner(header, address.owner);
  return isThat ? { value: address, layer: "address", otherIds: [] } : undefined;
}

/** Grey boxes and rows of suggestions have nothing of a post; a post that has lost its heading has something left. */
function headlessSkip(item: Item): SkipReason {
  if (item.own(ABOUT_ADS).length > 0) {
    return "promoted";
  }
  const hasRest =
    item.own(`${MESSAGE_HOOK}, ${TOOLBAR}`).length > 0 ||
    item.own(HEADINGS).some((each) => namesProfile(each));
  return hasRest ? "unreadable" : "placeholder";
}

function composePost({ header, body, permalink }: Post, url: URL): Reading {
  const { item } = header;
  const words = body === "none" ? [] : [body.element];
  const time = readPostTime(header, permalink.value.id, words);
  const quoted = readQuoted(header);
  const address = permalink.value;
  const hasMedia =
    address.kind === "post" ? readHasMedia(item) : ({ value: true, layer: permalink.layer } as const);
  return reading(
    {
      id: address.id,
      ...(permalink.otherIds.length > 0 ? { otherIds: [...permalink.otherIds] } : {}),
      url: address.url,
      author: authorFrom(header.handle, header.name),
      ...(quoted ? { quoted: quoted.value } : {}),
    },
    { ...header, body, time, hasMedia },
    url,
    { id: permalink.layer, url: permalink.layer, ...(quoted ? { quoted: quoted.layer } : {}) },
  );
}

function composeComment(comment: Comment, url: URL): Reading {
  const conversation = conversationOf(comment);
  const replyTo = replyOf(comment, () => ownerAround(comment, url));
  return reading(
    {
      id: comment.address.id,
      url: comment.address.url,
      author: authorFrom(comment.handle, comment.name),
      replyTo: replyTo.value,
      conversationId: conversation.value,
    },
    { ...comment, hasMedia: readHasMedia(comment.item) },
    url,
    { id: "address", url: "address", replyTo: replyTo.layer, conversationId: conversation.layer },
  );
}

/** The author of the post around a comment, if that post is the one that the comment's address names. */
function ownerAround({ item, address }: Comment, url: URL): string | undefined {
  const around = item.element.parentElement?.closest(`${POST}, ${FEED_ENTRY}, ${SIDE_PANEL}`);
  const post = around ? examine(around, url) : undefined;
  const isThat = post && typeof post !== "string" && post.permalink.value.id === address.post.id;
  return isThat ? post.header.handle.value : undefined;
}

type Parts = {
  readonly handle: Found<string>;
  readonly name: Found<string> | undefined;
  readonly body: Body | "none";
  readonly time: Time;
  readonly hasMedia: Found<true> | undefined;
};

/** What posts and comments have in common. */
function reading(
  own: Pick<Mention, "id" | "otherIds" | "url" | "author" | "replyTo" | "conversationId" | "quoted">,
  { handle, name, body, time, hasMedia }: Parts,
  url: URL,
  layers: Layers,
): Reading {
  const element = body === "none" ? undefined : body.element;
  const truncated = element !== undefined && isTruncated(element);
  return {
    mention: {
      key: keyOf(own.id),
      site: "facebook",
      ...own,
      ...(element ? readWords(element) : NO_WORDS),
      translated: false,
      truncated,
      edited: false,
      hasMedia: hasMedia?.value ?? false,
      ...(time.postedAt ? { postedAt: time.postedAt.value } : {}),
      ...(time.postedAtLabel ? { postedAtLabel: time.postedAtLabel.value } : {}),
      surface: surfaceOf(url),
    },
    layers: {
      ...layers,
      ...layersOf({ handle, name, hasMedia, ...time }),
      ...(body === "none" ? {} : { text: body.layer, truncated: "semantic" }),
      surface: "address",
    },
  };
}

function authorFrom(handle: Found<string>, name: Found<string> | undefined): Mention["author"] {
  const id = idOf(handle.value);
  return {
    ...(id === undefined ? {} : { id }),
    handle: handle.value,
    name: name?.value ?? "",
    verified: false,
  };
}

export function keyOf(id: string): string {
  return `facebook:${id}`;
}

function layersOf(found: Partial<Record<keyof Layers, Found<unknown> | undefined>>): Layers {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, answer]) => (answer ? [[field, answer.layer]] : [])),
  );
}

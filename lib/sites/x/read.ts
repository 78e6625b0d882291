/** One item of X, read: the layers put together, and the reasons not to read it. */
import type { Mention } from "../../mention.ts";
import type { Layers, Reading, SkipReason } from "../site.ts";
import { parseAddress, postUrl, sameHandle, surfaceOf } from "./address.ts";
import { avatarHandles, readHeader, type Header } from "./author.ts";
import { messageId, readMessage } from "./chat.ts";
import { readHasMedia, readQuoted, readReplyTo, readRepostedBy } from "./context.ts";
import type { Found } from "../found.ts";
import { isLinked, itemOf, labelsIn, profileHandle, type Item } from "./item.ts";
import { readPermalink, type Permalink } from "./permalink.ts";
import {
  ACTIONS_HOOK,
  ACTIONS_SEMANTIC,
  ADDRESS,
  ARTICLE,
  CARD,
  CHAT,
  EMBED,
  MESSAGE,
  MAIN,
  NOTIFICATION,
  POST_ADDRESS,
  PROMOTED,
  READING_VIEW,
  TIME,
} from "./selectors.ts";
import { bodiesOf, chooseBody, isTranslated, readTruncated, readWords, type Body } from "./text.ts";

const NO_WORDS = { text: "", links: [], mentionedHandles: [] };

export function readItem(element: Element, url: URL): Reading {
  if (element.matches(MESSAGE)) {
    return readMessage(element, url);
  }
  const marked = markedSkip(element, url);
  if (marked) {
    return { skipped: marked };
  }
  const item = itemOf(element);
  const bodies = bodiesOf(item);
  const permalink = readPermalink(item);
  if (!permalink) {
    return { skipped: unaddressedSkip(item) };
  }
  const header = readHeader(item, permalink.handle, bodies);
  if (!header) {
    return { skipped: "unreadable" };
  }
  if (header.links.length === 0) {
    // X links the author of a post, and does not link the author of a quoted or embedded one.
    return { skipped: labelsIn(element).some((label) => !isLinked(label)) ? "embedded" : "unreadable" };
  }
  const isOutside = (inner: Element): boolean =>
    item.owns(inner) &&
    !bodies.some((words) => words.contains(inner)) &&
    inner.closest(`${CARD}, ${READING_VIEW}`) === null;
  const showsOthers = hasStrangers(item, header, isOutside);
  if (showsOthers && permalink.layer === "address") {
    return { skipped: "unreadable" }; // The one time, which no link ties to this post, may be theirs.
  }
  const body = chooseBody(item, bodies, showsOthers || hasLooseTimes(item, isOutside));
  return body ? compose(item, url, permalink, header, body) : { skipped: "unreadable" };
}

/** The id of the post in `element`, without reading the rest; agrees with `readItem`. */
export function identifyItem(element: Element, url: URL): string | undefined {
  if (element.matches(MESSAGE)) {
    return messageId(element);
  }
  return markedSkip(element, url) ? undefined : readPermalink(itemOf(element))?.id;
}

/** What X's own marks say an item is, if not a post of the feed. */
function markedSkip(element: Element, url: URL): SkipReason | undefined {
  const parent = element.parentElement;
  if (parent?.closest(PROMOTED)) {
    return "promoted";
  }
  if (
    surfaceOf(url) === "messages" ||
    parent?.closest(`${ARTICLE}, ${EMBED}, ${READING_VIEW}, ${CHAT}, ${MESSAGE}`)
  ) {
    return "embedded";
  }
  return element.matches(NOTIFICATION) ? "placeholder" : undefined;
}

/** Why an item has no address and time of its own. */
function unaddressedSkip(item: Item): SkipReason {
  const hasActions = actionBars(item).length > 0;
  if (!hasActions && !item.own(POST_ADDRESS).some((link) => link.querySelector(TIME))) {
    return "placeholder";
  }
  // Advertisements have no time, and nothing else that says so in every language. Only where the other posts of the
  // page have one is the missing time a sign; else X changed its times, and that must show as unreadable.
  const hasAuthor = item.own(ADDRESS).some((link) => profileHandle(link) !== undefined);
  const isUntimed = item.element.querySelector(TIME) === null && hasAuthor && hasActions;
  return isUntimed && hasTimedPost(item.element.ownerDocument) ? "promoted" : "unreadable";
}

function hasTimedPost(page: Document): boolean {
  return [...page.querySelectorAll(TIME)].some(
    (time) => parseAddress(time.closest(ADDRESS)?.getAttribute("href") ?? null)?.kind === "post",
  );
}

/**
 * Whether people other than the author are shown in `item` the way the people of quoted posts are, which means that
 * parts of another post stand in it without a border that was recognised.
 */
function hasStrangers(item: Item, header: Header, isOutside: (inner: Element) => boolean): boolean {
  const author = header.handle.value;
  return (
    avatarHandles(item).some((handle) => !sameHandle(handle, author)) ||
    labelsIn(item.element).some((label) => !isLinked(label) && isOutside(label))
  );
}

/** Whether `item` has a time that is no link, as only quoted posts have. */
function hasLooseTimes(item: Item, isOutside: (inner: Element) => boolean): boolean {
  return item.own(TIME).some((time) => time.closest(ADDRESS) === null && isOutside(time));
}

function compose(item: Item, url: URL, permalink: Permalink, header: Header, body: Body | "none"): Reading {
  const element = body === "none" ? undefined : body.element;
  const words = element ? readWords(element) : NO_WORDS;
  const surface = surfaceOf(url);
  // Under a photo the page before it stays, and shows the photo's post in another list.
  const isListed = surface !== "photo" || item.element.closest(MAIN) === null;
  const found = {
    truncated: element && readTruncated(item, element, permalink.id),
    hasMedia: readHasMedia(item),
    replyTo: readReplyTo(item, header, permalink.id, element, isListed ? focusOf(url) : undefined),
    quoted: readQuoted(item),
    repostedBy: readRepostedBy(item, header),
  };
  const handle = header.handle.value;
  const mention: Mention = {
    key: keyOf(permalink.id),
    site: "x",
    id: permalink.id,
    url: postUrl(permalink.id, handle),
    author: {
      ...(header.id ? { id: header.id.value } : {}),
      handle,
      name: header.name?.value ?? "",
      verified: header.verified?.value ?? false,
    },
    ...words,
    translated: element !== undefined && isTranslated(element, item.element),
    truncated: found.truncated?.value ?? false,
    edited: permalink.edited,
    hasMedia: found.hasMedia?.value ?? false,
    postedAt: permalink.postedAt,
    ...(found.replyTo ? { replyTo: found.replyTo.value } : {}),
    ...(found.quoted ? { quoted: found.quoted.value } : {}),
    ...(found.repostedBy ? { repostedBy: found.repostedBy.value } : {}),
    surface,
  };
  const layers: Layers = {
    id: permalink.layer,
    postedAt: permalink.layer === "address" ? "semantic" : permalink.layer,
    edited: "address",
    ...layersOf({ handle: header.handle, name: header.name, verified: header.verified, ...found }),
    ...(body === "none" ? {} : { text: body.layer, translated: "semantic" }),
    surface: "address",
  };
  return { mention, layers };
}

export function keyOf(id: string): string {
  return `x:${id}`;
}

/** The id of the post that the page at `url` is about. */
export function focusOf(url: URL): string | undefined {
  const surface = surfaceOf(url);
  const address = surface === "status" || surface === "photo" ? parseAddress(url.pathname) : undefined;
  return address?.kind === "post" ? address.id : undefined;
}

function layersOf(found: Partial<Record<keyof Layers, Found<unknown> | undefined>>): Layers {
  return Object.fromEntries(
    Object.entries(found).flatMap(([field, answer]) => (answer ? [[field, answer.layer]] : [])),
  );
}

/** The item's own action bars; the last is the post's (an article's reading view has one more). */
export function actionBars(item: Item): readonly Element[] {
  const bars = item.own(ACTIONS_SEMANTIC);
  return bars.length > 0 ? bars : item.own(ACTIONS_HOOK).flatMap((button) => button.parentElement ?? []);
}

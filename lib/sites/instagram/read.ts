/** One item of Instagram, read: the layers put together, and the reasons not to read it. */
import type { Mention } from "../../mention.ts";
import type { Layer, Layers, Reading, SkipReason } from "../site.ts";
import { distinct, isTimestamp } from "../dom.ts";
import { commentUrl, postUrl, sameHandle, surfaceOf } from "./address.ts";
import { labelOf, readSpeaker, type Speaker } from "./author.ts";
import {
  blockOf,
  commentOf,
  hasComment,
  linkedAddress,
  onlyComment,
  postIn,
  scopeOf,
  type CommentAddress,
} from "./item.ts";
import { ADDRESS, ARTICLE, BUTTON, COMMENT_ADDRESS, TIME, TIME_HOOK } from "./selectors.ts";
import { isInHeader, postAuthor } from "./post-author.ts";
import { common, findBody, readWords, timeOf, type Body } from "./text.ts";

const NO_WORDS = { text: "", links: [], mentionedHandles: [] };

type Content = {
  readonly time: Element;
  readonly speaker: Speaker;
  readonly body: Body | "none";
};

/** What an item is, beside who speaks in it and what they say. */
type Place = {
  readonly fields: Pick<Mention, "id" | "url" | "postedAt" | "hasMedia" | "conversationId" | "replyTo">;
  readonly layers: Layers;
};

export function readItem(item: Element, url: URL): Reading {
  if (!hasComment(item) && item.querySelector(TIME) === null) {
    return { skipped: undatedSkip(item) };
  }
  const content = contentOf(item);
  const comment = onlyComment(item);
  const place = content && (comment ? commentPlace(comment, item, content) : postPlace(item, content));
  return place
    ? { mention: compose(content, place, url), layers: layersOf(content, place) }
    : { skipped: "unreadable" };
}

/** The key's second half for the comment or post in `item`, without reading the rest. */
export function identifyItem(item: Element): string | undefined {
  if (hasComment(item)) {
    return onlyComment(item)?.id;
  }
  return item.querySelector(TIME) === null ? undefined : postIn(item)?.code;
}

/** The element that ends with what can be done about the words, or with the words. */
export function anchorOf(item: Element): Element | undefined {
  const content = contentOf(item);
  const name = content?.speaker.names.at(-1);
  if (!content || !name) {
    return undefined;
  }
  const words = content.body === "none" ? content.time : content.body.element;
  // In a list, name and picture stand far above the words and the time far below them.
  let place = item.matches(ARTICLE) ? common(name, words) : common(common(name, content.time), words);
  while (
    !item.matches(ARTICLE) &&
    place !== item &&
    item.querySelector(BUTTON) &&
    !place.querySelector(BUTTON)
  ) {
    place = place.parentElement ?? item;
  }
  return place;
}

/** Why an item has no time: an advertisement in a list whose other posts have one, or nothing to read yet. */
function undatedSkip(item: Element): SkipReason {
  const hasAuthor = [...item.querySelectorAll(ADDRESS)].some((link) => labelOf(link) !== undefined);
  if (!hasAuthor) {
    return "placeholder";
  }
  const times = [...item.ownerDocument.querySelectorAll(TIME)];
  return times.some((time) => linkedAddress(time)?.kind === "post") ? "promoted" : "unreadable";
}

function contentOf(item: Element): Content | undefined {
  const isComment = hasComment(item);
  const time = isComment && !onlyComment(item) ? undefined : timeOf(item, isComment);
  const speaker = time && readSpeaker(item);
  const body = speaker && findBody(item, speaker.names, time);
  return body && isTimestamp(time.getAttribute("datetime") ?? "") ? { time, speaker, body } : undefined;
}

function commentPlace(comment: CommentAddress, item: Element, { time, body }: Content): Place {
  const layer = time.matches(TIME_HOOK) ? "hook" : "semantic";
  const replyTo = repliedTo(comment, item);
  return {
    fields: {
      id: comment.id,
      url: commentUrl(comment),
      postedAt: time.getAttribute("datetime") ?? "",
      hasMedia: body === "none",
      conversationId: comment.code,
      replyTo: replyTo.value,
    },
    layers: {
      id: layer,
      postedAt: layer,
      conversationId: "address",
      replyTo: replyTo.layer,
      hasMedia: "semantic",
    },
  };
}

/** Whom a comment answers: the comment that its address or the list around it names, and whoever the post is by. */
function repliedTo(
  { code, parent }: CommentAddress,
  item: Element,
): { value: NonNullable<Mention["replyTo"]>; layer: Layer } {
  const listed = parent === undefined ? listedParent(item) : undefined;
  const id = parent ?? listed;
  const author = postAuthor(item, code);
  const toAuthor = author === undefined ? [] : [author];
  if (id === undefined) {
    return { value: { handles: toAuthor, id: code }, layer: "address" };
  }
  // Ids are digits: the browser finds the few links that could be the one, among hundreds of comments.
  const link = [...scopeOf(item).querySelectorAll(`[href*="/c/${id}"]`)].find(
    (other) => commentOf(other)?.id === id,
  );
  const answered = link && readSpeaker(blockOf(link))?.handle.value;
  return {
    value: { handles: answered === undefined ? toAuthor : distinct([answered, ...toAuthor]), id },
    layer: parent === undefined ? "semantic" : "address",
  };
}

/** In a dialog, answers stand in a list inside the entry of what they answer. */
function listedParent(item: Element): string | undefined {
  const list = item.closest("li")?.parentElement?.closest("li")?.parentElement?.closest("ul");
  const first = [...(list?.querySelectorAll(COMMENT_ADDRESS) ?? [])].flatMap(
    (link) => commentOf(link) ?? [],
  )[0];
  return first && first.id !== onlyComment(item)?.id ? first.id : undefined;
}

/**
 * A post's caption. Its author must also be the author in the post's address or, where that names none, be shown once
 * more outside the caption, as the post's header does: a comment that lost its address looks just like a caption.
 */
function postPlace(item: Element, { time, speaker }: Content): Place | undefined {
  const post = postIn(item);
  const handle = speaker.handle.value;
  if (!post || (post.handle === undefined ? !isInHeader(item, handle) : !sameHandle(post.handle, handle))) {
    return undefined;
  }
  const comments = [...scopeOf(item).querySelectorAll(COMMENT_ADDRESS)];
  const isFirst = comments.every((link) => (item.compareDocumentPosition(link) & 4) !== 0); // FOLLOWING
  // The time beside an edited caption is that of its last change.
  if (!isFirst || post.postedAt === undefined || !isTimestamp(post.postedAt)) {
    return undefined;
  }
  return {
    fields: {
      id: post.code,
      url: postUrl(post.code),
      postedAt: post.postedAt,
      hasMedia: true,
      conversationId: post.code,
    },
    layers: {
      id: "semantic",
      postedAt: time.matches(TIME_HOOK) ? "hook" : "semantic",
      conversationId: "address",
      // Every post of Instagram's is a picture or a video.
      hasMedia: "address",
    },
  };
}

function compose({ speaker, body }: Content, { fields }: Place, url: URL): Mention {
  return {
    key: keyOf(fields.id),
    site: "instagram",
    ...fields,
    author: { handle: speaker.handle.value, name: "", verified: speaker.verified.value },
    ...(body === "none" ? NO_WORDS : readWords(body.element)),
    translated: false,
    truncated: body !== "none" && body.truncated,
    edited: body !== "none" && body.edited,
    surface: surfaceOf(url),
  };
}

function layersOf({ speaker, body }: Content, { layers }: Place): Layers {
  return {
    ...layers,
    handle: speaker.handle.layer,
    verified: speaker.verified.layer,
    ...(body === "none" ? {} : { text: body.layer, truncated: "semantic", edited: "semantic" }),
    surface: "address",
  };
}

export function keyOf(id: string): string {
  return `instagram:${id}`;
}

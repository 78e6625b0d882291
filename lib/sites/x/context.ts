/** What stands around the words of a post: whom it answers, what it quotes, who brought it here, its pictures. */
import type { Mention, QuotedPost } from "../../mention.ts";
import { distinct, isTimestamp, oneLine, only, outermost, precedes, textOf } from "../dom.ts";
import { handleLabel, isMediaAddress, parseAddress, sameHandle } from "./address.ts";
import type { Header } from "./author.ts";
import { answeredAuthor } from "./conversation.ts";
import type { Found } from "../found.ts";
import { isLinked, labelsIn, profileHandle, type Item } from "./item.ts";
import {
  ADDRESS,
  AVATAR,
  AVATAR_PREFIX,
  CONTEXT_HOOK,
  MEDIA_HOOK,
  POST_ADDRESS,
  TEXT_HOOK,
  TEXT_SEMANTIC,
  TIME,
} from "./selectors.ts";

const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page
const MAX_TEXT_LENGTH = 25_000;
const MAX_ENTRIES = 100;

/**
 * Whom the post answers. In lists a line between header and words links the handles ("Replying to @a and @b"). On a
 * post's own page there is none: what follows the post of the address, up to the next heading, answers its author.
 * @param id of the post itself
 * @param body the words, if any
 * @param focus id of the post that the page is about
 */
export function readReplyTo(
  item: Item,
  header: Header,
  id: string,
  body: Element | undefined,
  focus: string | undefined,
): Found<NonNullable<Mention["replyTo"]>> | undefined {
  const end = body ?? item.own(`${MEDIA_HOOK}, ${ADDRESS}`).find((element) => isMedia(element));
  const handles = item.own(ADDRESS).flatMap((link) => {
    const handle = handleLabel(link.textContent);
    if (handle === undefined || !sameHandle(handle, profileHandle(link)) || header.links.includes(link)) {
      return [];
    }
    const isInLine = header.links.every((other) => precedes(other, link)) && end && precedes(link, end);
    return isInLine ? [handle] : [];
  });
  if (handles.length > 0) {
    return { value: { handles: distinct(handles).slice(0, MAX_ENTRIES) }, layer: "semantic" };
  }
  const answered = focus === undefined ? undefined : answeredAuthor(item.element, id, focus);
  return answered === undefined ? undefined : { value: { handles: [answered] }, layer: "address" };
}

/**
 * Handle of the person whose repost this is: the line before the header that links to a profile. "Pinned" has no link,
 * a community's line links elsewhere, likes of 2021 linked to `/i/user/ID`.
 */
export function readRepostedBy(item: Item, header: Header): Found<string> | undefined {
  const hook = item.own(CONTEXT_HOOK)[0];
  const hooked = hook && profileHandle(hook.closest(ADDRESS) ?? hook.querySelector(ADDRESS) ?? hook);
  if (hook) {
    return hooked === undefined ? undefined : { value: hooked, layer: "hook" };
  }
  for (const link of item.own(ADDRESS)) {
    const handle = profileHandle(link);
    const isBefore = header.links.length > 0 && header.links.every((other) => precedes(link, other));
    // An avatar's link has no text of its own, only a picture.
    if (handle !== undefined && isBefore && link.textContent.trim() !== "") {
      return { value: handle, layer: "semantic" };
    }
  }
  return undefined;
}

/** The one quoted post; withheld when there are several or its author is not certain. */
export function readQuoted(item: Item): Found<QuotedPost> | undefined {
  const [quote, ...others] = item.quotes;
  if (!quote || others.length > 0) {
    return undefined;
  }
  const bodies = outermost([...quote.querySelectorAll(`${TEXT_HOOK}, ${TEXT_SEMANTIC}`)]);
  const isOutside = (inner: Element): boolean => !bodies.some((body) => body.contains(inner));
  const labels = labelsIn(quote).filter((label) => !isLinked(label) && isOutside(label));
  const labelled = distinct(labels.map((label) => handleLabel(label.textContent) ?? ""));
  const avatars = [...quote.querySelectorAll(AVATAR)].map((avatar) =>
    (avatar.getAttribute("data-testid") ?? "").slice(AVATAR_PREFIX.length),
  );
  const handle = only([...avatars, ...labelled].map((found) => found.toLowerCase()));
  if (handle === undefined || !handleLabel(`@${handle}`)) {
    return undefined;
  }
  const spelled = labelled[0] ?? avatars[0] ?? handle;
  const postedAt = only([...quote.querySelectorAll(TIME)].map((time) => time.getAttribute("datetime") ?? ""));
  const id = quotedId([...quote.querySelectorAll(POST_ADDRESS)].filter(isOutside), handle);
  return {
    value: {
      ...(id === undefined ? {} : { id }),
      author: { handle: spelled, name: quotedName(quote, bodies) },
      text: bodies.length === 1 && bodies[0] ? textOf(bodies[0]).slice(0, MAX_TEXT_LENGTH) : "",
      ...(postedAt !== undefined && isTimestamp(postedAt) ? { postedAt } : {}),
    },
    layer: avatars.length > 0 ? "hook" : "semantic",
  };
}

/** A quoted post has no link to itself, but its pictures and its "Show more" have its address. */
function quotedId(links: readonly Element[], handle: string): string | undefined {
  const ids = links.flatMap((link) => {
    const address = parseAddress(link.getAttribute("href"));
    return address?.kind === "post" && sameHandle(address.handle, handle) ? [address.id] : [];
  });
  return only(ids);
}

/** The first line of a quoted post's header. */
function quotedName(quote: Element, bodies: readonly Element[]): string {
  const lines = outermost([...quote.querySelectorAll("[dir]")]);
  for (const line of lines) {
    if (bodies.some((body) => body.contains(line)) || handleLabel(line.textContent)) {
      return "";
    }
    const name = oneLine(textOf(line, (inner) => inner.getAttribute("role") === "link"));
    if (name !== "") {
      return name.length <= MAX_NAME_LENGTH ? name : "";
    }
  }
  return "";
}

/** Pictures and videos of the post itself, not of a quoted one or a link's preview. */
export function readHasMedia(item: Item): Found<true> | undefined {
  if (item.own(MEDIA_HOOK).length > 0) {
    return { value: true, layer: "hook" };
  }
  if (item.own("video").length > 0) {
    return { value: true, layer: "semantic" };
  }
  return item.own(ADDRESS).some((link) => isMedia(link)) ? { value: true, layer: "address" } : undefined;
}

function isMedia(element: Element): boolean {
  return isMediaAddress(element.getAttribute("href")) || element.matches(MEDIA_HOOK);
}

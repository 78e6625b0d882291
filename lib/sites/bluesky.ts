/** Bluesky. Written from sources, without a saved page; how its posts are read stands in docs/sites.md. */
import type { Mention, Surface } from "../mention.ts";
import type { Layer, Reading, Site } from "./site.ts";
import { isHandle, momentOf, parseAddress, subjectOf, surfaceOf, type Address } from "./bluesky/address.ts";
import { distinct, matching, oneLine, outermost, textOf } from "./dom.ts";

/** Ends in the handle of the author. 2023-05 … 2026-08 */
const ITEM_HOOK = '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]';
const HANDLE_IN_HOOK = /^(?:feedItem|postThreadItem)-by-(.+)$/;
/** A box that can be pressed and is no link: a post in a list, and a post that another one quotes. 2024-10 … 2026-08 */
const BOX = '[role="link"]:not([href])';
const TEXT_HOOK = '[data-testid="postText"]'; // 2023-05 … 2026-08
const DIRECTED = "[dir]";
/** The time, in the reader's language, on the link to the post; the main post of a thread has none. 2024-10 … 2026-08 */
const DATED = "[data-tooltip], [aria-label]";
const ADDRESS = "[href]";
const ACTION_HOOK = '[data-testid="replyBtn"]'; // 2023-05 … 2026-08
const BUTTON = 'button, [role="button"]';
const ACTION = `${ACTION_HOOK}, ${BUTTON}`;
const PICTURE = 'video, img[src*="/img/feed_"]'; // 2023-05 … 2026-08
const NAVIGATION = 'nav, [role="navigation"]';

/** A dot between name and time, a count beside a button: no words. */
const NO_WORDS = /^[\s·\d.,]*[KM]?$/i;
const BIDI_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const MAX_NAME_LENGTH = 300; // as in lib/mention.ts, which would bring zod into the page
const MAX_TEXT_LENGTH = 25_000;
const MAX_LINK_LENGTH = 2_000;
const MAX_ENTRIES = 100;

type Post = { readonly handle: string; readonly key: string; readonly layer: Layer };

export const bluesky: Site = {
  name: "bluesky",
  label: "Bluesky",
  matches: (url) => url.protocol === "https:" && url.hostname === "bsky.app",
  surface: surfaceOf,

  subject: subjectOf,

  viewer(page) {
    const links = [...page.querySelectorAll(NAVIGATION)].flatMap((bar) => [...bar.querySelectorAll(ADDRESS)]);
    const [handle, ...others] = distinct(links.flatMap((link) => addressOf(link)?.actor ?? []));
    return others.length === 0 ? handle : undefined;
  },

  /** Nothing of the page comes from the server. */
  ready: (page) => page.readyState !== "loading",

  items(root) {
    const boxes = matching(root, BOX).filter(
      // A quoted post is such a box too, but nothing can be done about it.
      (box) => !box.closest(ITEM_HOOK) && postIn(box) !== undefined && own(box, ACTION).length > 0,
    );
    return outermost([...matching(root, ITEM_HOOK), ...boxes]).filter(
      (item) => !item.parentElement?.closest(`${ITEM_HOOK}, ${BOX}`),
    );
  },

  identify(item) {
    const post = postIn(item);
    return post && `bluesky:${idOf(post)}`;
  },

  read(item, url) {
    const post = postIn(item);
    const body = post && bodyIn(item);
    return body ? compose(item, post, body, surfaceOf(url)) : { skipped: "unreadable" };
  },

  /** The element that ends with the action bar. */
  anchor(item) {
    const body = bodyIn(item);
    let place = body && "element" in body ? body.element.parentElement : own(item, ADDRESS)[0]?.parentElement;
    while (place && place !== item && !place.querySelector(ACTION)) {
      place = place.parentElement;
    }
    return place ?? item;
  },

  theme: (page) => (/\btheme--(?:dark|dim)\b/.test(page.documentElement.className) ? "dark" : "light"),
  floors: { postedAt: 0.9 },
};

function addressOf(link: Element): Address | undefined {
  return parseAddress(link.getAttribute("href") ?? "");
}

/** The elements of `item` that match and are no part of a post quoted in it. */
function own(item: Element, selector: string): Element[] {
  return [...item.querySelectorAll(selector)].filter((inner) => {
    const box = inner.parentElement?.closest(BOX);
    return !box || box === item || !item.contains(box);
  });
}

/** The one post that `item` shows; its author by the item's hook, by name and by address, which must not differ. */
function postIn(item: Element): Post | undefined {
  const links = own(item, ADDRESS).filter((link) => link.closest(TEXT_HOOK) === null);
  const posts = links.flatMap((link) => {
    const address = addressOf(link);
    const isPost = address?.key !== undefined && (address.rest !== undefined || link.matches(DATED));
    return isPost ? [{ key: address.key, actor: address.actor }] : [];
  });
  const [key, ...otherKeys] = distinct(posts.map((post) => post.key));
  const hooked = HANDLE_IN_HOOK.exec(item.getAttribute("data-testid") ?? "")?.[1];
  const addressed = posts.map(({ actor }) => actor).filter(isHandle);
  const shown = links.flatMap((link) => labelOf(link) ?? []);
  const [handle, ...otherHandles] = distinct(
    [...(hooked === undefined ? [] : [hooked]), ...addressed, ...shown].map((name) => name.toLowerCase()),
  );
  if (key === undefined || otherKeys.length > 0 || handle === undefined || otherHandles.length > 0) {
    return undefined;
  }
  const layer = hooked === undefined ? (shown.length > 0 ? "semantic" : "address") : "hook";
  return isHandle(handle) && momentOf(key) !== undefined ? { handle, key, layer } : undefined;
}

/** The handle that a link to a profile shows: "@handle", between marks of direction. */
function labelOf(link: Element): string | undefined {
  const address = addressOf(link);
  const text = oneLine(textOf(link)).replace(BIDI_MARKS, "");
  return address && address.key === undefined && isHandle(text.slice(1)) && text.startsWith("@")
    ? text.slice(1)
    : undefined;
}

function idOf({ handle, key }: Post): string {
  return `${handle}/post/${key}`;
}

type Body = { readonly element: Element; readonly layer: Layer } | { readonly none: true };

/** The words: what the hook says, or else the only text with a direction, if there is no other text but names and counts. */
function bodyIn(item: Element): Body | undefined {
  const [hooked, ...otherHooked] = outermost(own(item, TEXT_HOOK));
  if (hooked) {
    return otherHooked.length === 0 ? { element: hooked, layer: "hook" } : undefined;
  }
  const directed = outermost(
    own(item, DIRECTED).filter((element) => isWords(element) && !holdsHeader(element)),
  );
  const loose = looseTexts(item).filter((text) => !directed.some((element) => element.contains(text)));
  const [element, ...others] = directed;
  const hasPicture = own(item, PICTURE).length > 0;
  const isSure = hasLinkedAuthor(item) && loose.length === 0 && others.length === 0;
  if (!isSure || hasPicture === (element !== undefined)) {
    return undefined;
  }
  return element ? { element, layer: "semantic" } : { none: true };
}

function isWords(element: Element): boolean {
  return !NO_WORDS.test(element.textContent) && !element.closest(`${ADDRESS}, ${BUTTON}`);
}

/** Whether name and handle of the author are links: where one is none, its text may look like words. */
function hasLinkedAuthor(item: Element): boolean {
  const handles = own(item, ADDRESS).flatMap((link) => labelOf(link) ?? []);
  return handles.some((handle) => nameIn(item, handle.toLowerCase()) !== "");
}

/** Texts of `item` outside links, buttons and quoted posts that may be words. */
function looseTexts(item: Element): Node[] {
  return own(item, "*").flatMap((element) =>
    element.closest(`${ADDRESS}, ${BUTTON}`)
      ? []
      : [...element.childNodes].filter(
          ({ nodeType, nodeValue }) => nodeType === 3 && !NO_WORDS.test(nodeValue ?? ""),
        ),
  );
}

/** Whether `element` is around the time or a button rather than words. */
function holdsHeader(element: Element): boolean {
  return (
    element.querySelector(BUTTON) !== null ||
    [...element.querySelectorAll(DATED)].some((link) => addressOf(link))
  );
}

function compose(item: Element, post: Post, body: Body, surface: Surface): Reading {
  const name = nameIn(item, post.handle);
  const id = idOf(post);
  const mention: Mention = {
    key: `bluesky:${id}`,
    site: "bluesky",
    id,
    url: `https://bsky.app/profile/${post.handle}/post/${post.key}`,
    author: { handle: post.handle, name, verified: false },
    ...("element" in body ? wordsOf(body.element) : { text: "", links: [], mentionedHandles: [] }),
    translated: false,
    truncated: false,
    edited: false,
    hasMedia: own(item, PICTURE).length > 0,
    postedAt: momentOf(post.key) ?? "",
    surface,
  };
  return {
    mention,
    layers: {
      id: "address",
      postedAt: "address",
      handle: post.layer,
      ...(name === "" ? {} : { name: "semantic" }),
      ...("element" in body ? { text: body.layer } : {}),
      hasMedia: "semantic",
      surface: "address",
    },
  };
}

/** What a link to the author's profile says beside the handle; empty when two say different things. */
function nameIn(item: Element, handle: string): string {
  const names = own(item, ADDRESS).flatMap((link) => {
    const address = addressOf(link);
    const isHeader =
      address?.actor.toLowerCase() === handle && address.key === undefined && !link.closest(TEXT_HOOK);
    const text = oneLine(textOf(link)).replace(BIDI_MARKS, "");
    return isHeader && text !== "" && !text.startsWith("@") ? [text] : [];
  });
  const [name = "", ...others] = distinct(names);
  return others.length === 0 && name.length <= MAX_NAME_LENGTH ? name : "";
}

function wordsOf(body: Element): Pick<Mention, "text" | "links" | "mentionedHandles"> {
  const all = [...body.querySelectorAll(ADDRESS)].map((link) => ({
    text: textOf(link),
    url: link.getAttribute("href") ?? "",
  }));
  const outward = all.filter(
    ({ text, url }) => url.startsWith("https://") && Math.max(text.length, url.length) <= MAX_LINK_LENGTH,
  );
  const handles = all.flatMap(({ text, url }) => {
    const actor = parseAddress(url)?.actor;
    return text.startsWith("@") && actor !== undefined && isHandle(actor) ? [actor] : [];
  });
  return {
    text: textOf(body).slice(0, MAX_TEXT_LENGTH),
    links: outward.slice(0, MAX_ENTRIES),
    mentionedHandles: handles.slice(0, MAX_ENTRIES),
  };
}

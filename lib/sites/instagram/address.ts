/** Instagram's URL grammar: written after pages and sources of 2025-02 to 2026-08. */
import type { Surface } from "../../mention.ts";

export type Address =
  | { readonly kind: "profile"; readonly handle: string }
  /** A post or reel. `handle` is there in `/handle/p/CODE/`; `rest` is what follows the code: "comments", "liked_by". */
  | {
      readonly kind: "post";
      readonly handle: string | undefined;
      readonly code: string;
      readonly rest: string | undefined;
    }
  /** A comment. `parent` is the comment that a nested one answers. */
  | {
      readonly kind: "comment";
      readonly code: string;
      readonly id: string;
      readonly parent: string | undefined;
    };

const HOST = /^(?:www\.)?instagram\.com$/;
const ORIGIN = /^(?:https?:)?\/\/(?:www\.)?instagram\.com(?=[/?#]|$)/i;
const HANDLE = /^[\w.]{1,30}$/;
const CODE = /^[\w-]{5,40}$/;
const COMMENT_ID = /^\d{5,25}$/;
const POSTS = new Set(["p", "reel", "reels", "tv"]);
/** First path segments that are Instagram's own pages (2026-08). */
const RESERVED = new Set(
  "about accounts ads api archive challenge create developer direct directory download emails explore legal lite nametag notifications oauth p popular press privacy reel reels session settings stories terms threads topics tv web your_activity".split(
    " ",
  ),
);

export function isInstagram(url: URL): boolean {
  return url.protocol === "https:" && HOST.test(url.hostname);
}

/** What `href`, as it stands in the page, leads to on Instagram; `undefined` for everything else. */
export function parseAddress(href: string | null): Address | undefined {
  const path = (href ?? "").replace(ORIGIN, "");
  if (path.startsWith("//") || !path.startsWith("/")) {
    return undefined;
  }
  const parts = segments(path);
  const [first = "", second] = parts;
  if (POSTS.has(first)) {
    return postAddress(undefined, parts.slice(1));
  }
  if (!HANDLE.test(first) || RESERVED.has(first.toLowerCase())) {
    return undefined;
  }
  if (second === undefined) {
    return { kind: "profile", handle: first };
  }
  return POSTS.has(second) ? postAddress(first, parts.slice(2)) : undefined;
}

/** `/p/CODE/`, `/p/CODE/c/ID/`, `/p/CODE/c/ID/r/REPLY/`. A reply's form is from descriptions: no saved page has one. */
function postAddress(handle: string | undefined, parts: readonly string[]): Address | undefined {
  const [code = "", rest, id = "", nested, reply = "", ...more] = parts;
  if (!CODE.test(code) || code === "audio") {
    return undefined;
  }
  if (rest !== "c") {
    return { kind: "post", handle, code, rest };
  }
  if (!COMMENT_ID.test(id) || more.length > 0) {
    return undefined;
  }
  if (nested === undefined) {
    return { kind: "comment", code, id, parent: undefined };
  }
  return nested === "r" && COMMENT_ID.test(reply)
    ? { kind: "comment", code, id: reply, parent: id }
    : undefined;
}

export function sameHandle(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}

export function postUrl(code: string): string {
  return `https://www.instagram.com/p/${code}/`;
}

export function commentUrl({ code, id, parent }: Extract<Address, { kind: "comment" }>): string {
  return parent === undefined ? `${postUrl(code)}c/${id}/` : `${postUrl(code)}c/${parent}/r/${id}/`;
}

/** What `url` shows. */
export function surfaceOf(url: URL): Surface {
  const [first = "", second, third] = segments(url.pathname);
  const kind = POSTS.has(first) ? first : second;
  const address = parseAddress(url.pathname);
  if (address?.kind === "post" || address?.kind === "comment") {
    return kind === "p" ? "post" : "reel";
  }
  if (first === "reels") {
    return second === undefined ? "reel" : "other";
  }
  const own = PAGES.get(first);
  if (own) {
    return own;
  }
  const isProfile = parseAddress(`/${first}`)?.kind === "profile" && third === undefined;
  return isProfile && (second === undefined || PROFILE_TABS.has(second)) ? "profile" : "other";
}

const PAGES: ReadonlyMap<string, Surface> = new Map([
  ["", "home"],
  ["explore", "search"],
  ["direct", "messages"],
  ["notifications", "notifications"],
]);
const PROFILE_TABS = new Set(["tagged", "reels", "saved", "reposts", "feed"]);

/** The account of a profile or of a post under it, the words of a search, `#word` of a tag's page. */
export function subjectOf(url: URL): string | undefined {
  const [first, second, word] = segments(url.pathname);
  if (first === "explore") {
    const tag = second === "tags" && word !== undefined ? `#${decode(word)}` : undefined;
    return tag ?? url.searchParams.get("q") ?? undefined;
  }
  const address = parseAddress(`/${first ?? ""}`);
  return address?.kind === "profile" ? address.handle : undefined;
}

function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

function segments(path: string): string[] {
  return (path.split(/[?#]/, 1)[0] ?? "").split("/").filter((segment) => segment !== "");
}

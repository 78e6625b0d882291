/** X's URL grammar, the layer that has changed least: written after pages and sources of 2021-06 to 2026-09. */
import type { Surface } from "../../mention.ts";

export type Address =
  | { readonly kind: "profile"; readonly handle: string }
  /** A post. `handle` is absent in `/i/web/status/ID`; `rest` is what follows the id: "history", "photo", "analytics". */
  | {
      readonly kind: "post";
      readonly handle?: string;
      readonly id: string;
      readonly rest: string | undefined;
    };

const ORIGIN = /^(?:https?:)?\/\/((?:www\.|mobile\.)?(?:x|twitter)\.com)(?=[/?#]|$)/i;
/** X allows 15; a few accounts of its first years have more. */
const HANDLE = /^\w{1,20}$/;
const POST_ID = /^\d{1,20}$/;
/** First path segments that are X's own pages (2026-09). */
const RESERVED = new Set(
  "about account compose download explore hashtag home i intent jobs login logout messages notifications privacy search settings share signup tos".split(
    " ",
  ),
);

export function isX(url: URL): boolean {
  return url.protocol === "https:" && ORIGIN.test(url.origin);
}

/** What `href`, as it stands in the page, leads to on X; `undefined` for everything else. */
export function parseAddress(href: string | null): Address | undefined {
  if (href === null) {
    return undefined;
  }
  const path = href.replace(ORIGIN, "");
  if (path.startsWith("//") || !path.startsWith("/")) {
    return undefined;
  }
  const [first = "", second, third = "", fourth, fifth] = segments(path);
  if (first === "i") {
    if (second === "web" && third === "status" && POST_ID.test(fourth ?? "")) {
      return { kind: "post", id: fourth ?? "", rest: fifth };
    }
    return second === "status" && POST_ID.test(third) ? { kind: "post", id: third, rest: fourth } : undefined;
  }
  if (!HANDLE.test(first) || RESERVED.has(first.toLowerCase())) {
    return undefined;
  }
  if (second === undefined) {
    return { kind: "profile", handle: first };
  }
  return (second === "status" || second === "statuses") && POST_ID.test(third)
    ? { kind: "post", handle: first, id: third, rest: fourth }
    : undefined;
}

export function sameHandle(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a.toLowerCase() === b?.toLowerCase();
}

/** The handle that `text` is a label of: "@name" and nothing else. */
export function handleLabel(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith("@") && HANDLE.test(trimmed.slice(1)) ? trimmed.slice(1) : undefined;
}

export function postUrl(id: string, handle: string): string {
  return `https://x.com/${handle}/status/${id}`;
}

/** What `url` shows; after control-panel-for-twitter's route table (2026-08). */
export function surfaceOf(url: URL): Surface {
  const [first = "", second = "", third] = segments(url.pathname);
  if (first === "notifications") {
    return second === "mentions" ? "mentions" : "notifications";
  }
  const own = first === "i" ? INNER_PAGES.get(second) : PAGES.get(first);
  if (own || first === "i") {
    return own ?? "other";
  }
  const address = parseAddress(url.pathname);
  if (address?.kind === "post") {
    return address.rest === undefined ? "status" : isPhoto(address.rest) ? "photo" : "other";
  }
  const isProfile = parseAddress(`/${first}`)?.kind === "profile" && third === undefined;
  return isProfile && (second === "" || PROFILE_TABS.has(second)) ? "profile" : "other";
}

const PAGES: ReadonlyMap<string, Surface> = new Map([
  ["home", "home"],
  ["search", "search"],
  ["hashtag", "search"],
  ["messages", "messages"],
]);
const INNER_PAGES: ReadonlyMap<string, Surface> = new Map([
  ["lists", "list"],
  ["communities", "community"],
  ["chat", "messages"],
  ["web", "status"],
  ["status", "status"],
]);
const PROFILE_TABS = new Set([
  "with_replies",
  "highlights",
  "articles",
  "media",
  "likes",
  "affiliates",
  "superfollows",
]);

/** Whether `href` opens a picture or video of a post, or a picture of a long article. */
export function isMediaAddress(href: string | null): boolean {
  const address = parseAddress(href);
  if (address?.kind === "post") {
    return address.rest !== undefined && isPhoto(address.rest);
  }
  return /^\/\w+\/article\/\d+\/media\//.test((href ?? "").replace(ORIGIN, ""));
}

function isPhoto(rest: string): boolean {
  return rest === "photo" || rest === "video";
}

function segments(path: string): string[] {
  return (path.split(/[?#]/, 1)[0] ?? "").split("/").filter((segment) => segment !== "");
}

/** What Facebook's page around the posts tells: theme, person, address. */
import type { Surface } from "../../mention.ts";
import type { Theme } from "../site.ts";
import { hasTakenOver } from "../comet.ts";
import { distinct } from "../dom.ts";
import { facebookUrl, isPost, parseAddress, segments } from "./address.ts";
import { ADDRESS, NAVIGATION, PENDING } from "./selectors.ts";

const PAGES: ReadonlyMap<string, Surface> = new Map([
  ["home.php", "home"],
  ["search", "search"],
  ["hashtag", "search"],
  ["notifications", "notifications"],
  ["messages", "messages"],
  ["groups", "group"],
  ["reel", "reel"],
  ["reels", "reel"],
  ["photo", "photo"],
  ["photo.php", "photo"],
]);

export function surfaceOf(url: URL): Surface {
  const [first, second] = segments(url);
  if (first === undefined) {
    return "home";
  }
  const page = PAGES.get(first);
  if (page) {
    return page;
  }
  const address = parseAddress(url.href);
  if (isPost(address)) {
    return address.kind === "photo" ? "photo" : "post";
  }
  const isProfile = parseAddress(`/${first}${url.search}`)?.kind === "profile" || address?.kind === "profile";
  return isProfile && (second === undefined || address?.kind === "profile" || PROFILE_TABS.has(second))
    ? "profile"
    : "other";
}

const PROFILE_TABS = new Set(["posts", "mentions", "reviews", "photos", "videos", "reels", "about"]);

/** The page or person of a profile or post, the words of a search, `#word` of a hashtag page. */
export function subjectOf(url: URL): string | undefined {
  const [first = "", word] = segments(url);
  if (first === "search") {
    return url.searchParams.get("q") ?? undefined;
  }
  if (first === "hashtag") {
    return word === undefined ? undefined : `#${word}`;
  }
  const address = parseAddress(url.href) ?? parseAddress(`/${first}`);
  return address?.kind === "profile" ? address.handle : address?.owner;
}

/**
 * The profile that the page is logged in with: the one profile in the navigation whose address is bare. Shortcuts to
 * other pages end in a slash or carry a query (2022-03 … 2025-07).
 */
export function viewerOf(page: Document): string | undefined {
  const handles = [...page.querySelectorAll(NAVIGATION)].flatMap((navigation) =>
    [...navigation.querySelectorAll(ADDRESS)].flatMap((link) => bareProfile(link.getAttribute("href"))),
  );
  const [handle, ...others] = distinct(handles);
  return others.length === 0 ? handle : undefined;
}

function bareProfile(href: string | null): string[] {
  const url = facebookUrl(href);
  const address = parseAddress(href);
  if (!url || address?.kind !== "profile" || url.pathname.endsWith("/")) {
    return [];
  }
  const isBare = url.pathname === "/profile.php" ? [...url.searchParams].length === 1 : url.search === "";
  return isBare ? [address.handle] : [];
}

/** Facebook sends its page in parts; while React's marks for missing ones are there, it has not taken over yet. */
export function isReady(page: Document): boolean {
  return page.querySelector(PENDING) === null && hasTakenOver(page);
}

/** The two class names that Facebook has kept since 2022 (seven of seven pages), else the colour for the browser's frame. */
export function themeOf(page: Document): Theme {
  const { classList } = page.documentElement;
  if (classList.contains("__fb-dark-mode") || classList.contains("__fb-light-mode")) {
    return classList.contains("__fb-dark-mode") ? "dark" : "light";
  }
  const colour = page.querySelector('meta[name="theme-color"]')?.getAttribute("content") ?? "";
  const channels = /^#(..)(..)(..)$/
    .exec(colour)
    ?.slice(1)
    .map((channel) => Number.parseInt(channel, 16));
  return channels?.every((channel) => channel < 128) ? "dark" : "light";
}

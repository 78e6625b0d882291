/** What X's page around the posts tells: theme, person, address. */
import type { Theme } from "../site.ts";
import { only } from "../dom.ts";
import { parseAddress } from "./address.ts";
import { itemsIn, profileHandle } from "./item.ts";
import { ADDRESS, NAVIGATION, OWN_PROFILE, REGION } from "./selectors.ts";

/** The person or post's author of a profile or status page, the words of a search, `#word` of a hashtag page. */
export function subjectOf(url: URL): string | undefined {
  const [first, word] = url.pathname.split("/").filter((segment) => segment !== "");
  if (first === "search") {
    return url.searchParams.get("q") ?? undefined;
  }
  if (first === "hashtag") {
    return word === undefined ? undefined : `#${decode(word)}`;
  }
  // A profile's tabs have no grammar of their own: `/handle/with_replies`.
  const address = parseAddress(url.pathname) ?? parseAddress(`/${first ?? ""}`);
  return address?.handle;
}

function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The handle that the page is logged in with: the navigation's link to the reader's own profile. */
export function viewerOf(page: Document): string | undefined {
  const hooked = [...page.querySelectorAll(OWN_PROFILE)].flatMap((link) => profileHandle(link) ?? []);
  const linked = [...page.querySelectorAll(NAVIGATION)].flatMap((navigation) =>
    [...navigation.querySelectorAll(ADDRESS)].flatMap((link) => profileHandle(link) ?? []),
  );
  return only(hooked.length > 0 ? hooked : linked);
}

/**
 * X first shows a list without any inline style and replaces it; the real one carries its height, its cells their
 * places. Posts outside a list (a page saved in part) are taken as they are.
 */
export function isReady(page: Document): boolean {
  const [item] = itemsIn(page);
  const region = item?.closest(REGION);
  if (!item || !region) {
    return page.readyState !== "loading";
  }
  for (let around = item.parentElement; around && around !== region; around = around.parentElement) {
    if (around.hasAttribute("style")) {
      return true;
    }
  }
  return false;
}

/** X states its theme on the root element (2024-12 … 2026-07); before, only the body's background told (2021). */
export function themeOf(page: Document): Theme {
  const stated = page.documentElement.style.colorScheme;
  if (stated.includes("dark") || stated.includes("light")) {
    return stated.includes("dark") ? "dark" : "light";
  }
  const background = page.body?.style.backgroundColor ?? "";
  const channels = (background.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return channels.length === 3 && channels.every((channel) => channel < 128) ? "dark" : "light";
}

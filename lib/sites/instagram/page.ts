/** What Instagram's page around the posts tells: theme, person, completeness. */
import type { Theme } from "../site.ts";
import { distinct } from "../dom.ts";
import { parseAddress } from "./address.ts";
import { ADDRESS, CONTENT, DARK, LIGHT, PICTURE } from "./selectors.ts";

/** The handle that the page is logged in with: beside the content, only the reader's own picture links to a profile. */
export function viewerOf(page: Document): string | undefined {
  const pictured = [...page.querySelectorAll(ADDRESS)].flatMap((link) => {
    const address = parseAddress(link.getAttribute("href"));
    const isOutside = link.closest(CONTENT) === null && link.querySelector(PICTURE) !== null;
    return address?.kind === "profile" && isOutside ? [address.handle] : [];
  });
  const [handle, ...others] = distinct(pictured);
  return others.length === 0 ? handle : undefined;
}

/** Instagram states its theme on the root element; without the statement, only the body's background tells. */
export function themeOf(page: Document): Theme {
  const { classList } = page.documentElement;
  if (classList.contains(DARK) || classList.contains(LIGHT)) {
    return classList.contains(DARK) ? "dark" : "light";
  }
  const channels = (page.body?.style.backgroundColor.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return channels.length === 3 && channels.every((channel) => channel < 128) ? "dark" : "light";
}

/** Whether a post is an advertisement. No single sign holds for long (five changes in ten days of 2022), so they are counted. */
import type { Header } from "./author.ts";
import { partsOf } from "./item.ts";
import { ABOUT_ADS, ADDRESS, TRACKED } from "./selectors.ts";

/** An advertisement has at least this many points. */
const ENOUGH = 2;

/** The links of advertisements carry longer tracking than those of other posts: clean-my-feeds, 2021-10 … 2025-12. */
const LONG_LINK = 311;

export function isPromoted({ item, element }: Header): boolean {
  return (
    points(item.own(ABOUT_ADS).length > 0, 2) +
      points(isTrackedFar(item.own(TRACKED)), 1) +
      points(!isTimed(), 1) >=
    ENOUGH
  );

  /** Where a post has its time, an advertisement has a word without a number in it. */
  function isTimed(): boolean {
    const [stated] = partsOf(item, "aria-describedby");
    const links = stated && !stated.contains(element) ? [...stated.querySelectorAll(ADDRESS)] : [];
    const labels = links.flatMap((link) => wordsOf(link));
    return labels.length === 0 || labels.some((label) => /\p{Nd}/u.test(label));
  }
}

function points(holds: boolean, worth: number): number {
  return holds ? worth : 0;
}

function isTrackedFar(links: readonly Element[]): boolean {
  const [first, second] = links.map((link) => link.getAttribute("href")?.length ?? 0);
  return first !== undefined && second !== undefined && first >= LONG_LINK && second >= LONG_LINK;
}

function wordsOf(link: Element): string[] {
  const referred = [...link.querySelectorAll("[aria-labelledby]")].flatMap(
    (element) =>
      element.ownerDocument.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent ?? [],
  );
  return [link.getAttribute("aria-label") ?? "", ...referred, link.textContent].filter(
    (text) => text.trim() !== "",
  );
}

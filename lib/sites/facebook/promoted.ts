/** Whether a post is an advertisement. No single sign holds for long (five changes in ten days of 2022), so two must agree. */
import type { Header } from "./author.ts";
import { partsOf } from "./item.ts";
import { ABOUT_ADS, ADDRESS, LABELLED, TRACKED } from "./selectors.ts";

/** The links of advertisements carry longer tracking than those of other posts: clean-my-feeds, 2021-10 … 2025-12. */
const LONG_LINK = 311;

/** The link to what advertisers are told says it alone; long tracking, which some posts have too, only beside a missing time. */
export function isPromoted(header: Header): boolean {
  return (
    header.item.own(ABOUT_ADS).length > 0 || (isTrackedFar(header.item.own(TRACKED)) && !isTimed(header))
  );
}

/** Where a post has its time, an advertisement has a word without a number in it. */
function isTimed({ item, element }: Header): boolean {
  const [stated] = partsOf(item, "aria-describedby");
  const links = stated && !stated.contains(element) ? [...stated.querySelectorAll(ADDRESS)] : [];
  const labels = links.flatMap((link) => wordsOf(link));
  return labels.length === 0 || labels.some((label) => /\p{Nd}/u.test(label));
}

function isTrackedFar(links: readonly Element[]): boolean {
  const [first, second] = links.map((link) => link.getAttribute("href")?.length ?? 0);
  return first !== undefined && second !== undefined && first >= LONG_LINK && second >= LONG_LINK;
}

/** What a link says in one piece; letters in a mixed order say nothing. */
function wordsOf(link: Element): string[] {
  const referred = [...link.querySelectorAll(LABELLED)].flatMap(
    (element) =>
      element.ownerDocument.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent ?? [],
  );
  return [link.getAttribute("aria-label") ?? "", ...referred].filter((text) => text.trim() !== "");
}

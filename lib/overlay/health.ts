/**
 * Whether Baton can read this page, from counts alone. When a site changes its markup, people are told in words
 * instead of being shown guesses.
 */
import type { ReadingState, Tally } from "../health.ts";
import type { Site } from "../sites/site.ts";

/** So many posts of a page must have been seen before they say anything. */
const ENOUGH = 5;

/**
 * Read less than this share and the page counts as badly read. On every saved page (docs/sites.md) it is 1; one odd
 * post is forgiven.
 */
const LEAST_SHARE = 0.9;

/** Read less than this share of the posts and nothing of the page is trusted. */
const BLIND_SHARE = 0.2;

/** A page without any post for this long, in ms, although there is text on it … */
const BLIND_AFTER = 20_000;

/** … of at least this many characters in its main part. */
const MUCH_TEXT = 2_000;

/** `silent`: the background does not answer. */
export type Health = ReadingState | "silent";

/**
 * @param openFor how long the page has been shown, in ms
 * @param textLength characters of text in its main part, asked for only when nothing was found
 */
export function healthOf(
  { read, unreadable, unaddressed, layers }: Tally,
  floors: Site["floors"],
  openFor: number,
  textLength: () => number,
): ReadingState {
  const seen = read + unreadable;
  if (seen === 0) {
    return unaddressed === 0 && openFor >= BLIND_AFTER && textLength() >= MUCH_TEXT ? "blind" : "ok";
  }
  if (seen < ENOUGH) return "ok";
  if (read / seen < BLIND_SHARE) return "blind";
  if (unreadable > 1 && read / seen < LEAST_SHARE) return "degraded";
  const answered: Readonly<Record<string, Tally["layers"]["id"]>> = layers;
  const isMissing = Object.entries(floors).some(([field, floor]) => {
    const answers = Object.values(answered[field] ?? {});
    return read >= ENOUGH && answers.reduce((sum, count) => sum + count, 0) / read < floor;
  });
  return isMissing ? "degraded" : "ok";
}

/** Characters of text in the page's main part. */
export function textLengthOfPage(): number {
  return (document.querySelector("main, [role=main]") ?? document.body).textContent.length;
}

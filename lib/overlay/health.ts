/**
 * Whether Baton can read this page, from counts alone: posts seen against posts read. When a site changes its
 * markup, people are told in words instead of being shown guesses.
 */

/** So many posts of a page must have been seen before they say anything. */
const ENOUGH = 5;

/** Read less than this share and the page counts as unreadable; saved pages give 0.97 and more. */
const LEAST_SHARE = 0.5;

/** A page without any post for this long, in ms, although there is text on it … */
const BLIND_AFTER = 20_000;

/** … of at least this many characters in its main part. */
const MUCH_TEXT = 2_000;

export type Counts = { readonly seen: number; readonly read: number };

/**
 * `blind`: there should be posts and none is found; `degraded`: found, but too few can be read; `silent`: the
 * background does not answer.
 */
export type Health = "ok" | "degraded" | "blind" | "silent";

/**
 * @param openFor how long the page has been shown, in ms
 * @param textLength characters of text in its main part, asked for only when nothing was found
 */
export function healthOf(
  { seen, read }: Counts,
  openFor: number,
  textLength: () => number,
): Exclude<Health, "silent"> {
  if (seen === 0) return openFor >= BLIND_AFTER && textLength() >= MUCH_TEXT ? "blind" : "ok";
  return seen >= ENOUGH && read / seen < LEAST_SHARE ? "degraded" : "ok";
}

/** Characters of text in the page's main part. */
export function textLengthOfPage(): number {
  return (document.querySelector("main, [role=main]") ?? document.body).textContent.length;
}

/** What the pages of Facebook and Instagram have in common: both are made by the same machinery, "Comet". */

/** Written last by the server, when the page is complete. Instagram 2025-02 … 2026-03, Facebook 2024-03 … 2025-07 */
const FINISHED = "#has-finished-comet-page";

/** Scripts that have not added anything to a complete page after this long, in ms, are not coming. */
const PATIENCE = 10_000;

/**
 * Whether the page's scripts have taken over what the server sent: they add boxes of their own after the server's mark
 * (seven of eight saved pages that have it). Without the mark, the browser tells when the page is complete.
 */
export function hasTakenOver(page: Document): boolean {
  const end = page.querySelector(FINISHED);
  if (end === null) {
    return page.readyState === "complete";
  }
  for (let next = end.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.localName === "div") {
      return true;
    }
  }
  return (page.defaultView?.performance.now() ?? 0) > PATIENCE;
}

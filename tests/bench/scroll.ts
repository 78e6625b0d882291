/** Scrolling through a feed as a person with a wheel does, the same way with and without anything of ours in the page. */
import type { Page } from "@playwright/test";

/**
 * Rows of the feed that one turn of the wheel goes on by: most of a screen. Turns are counted in rows and not in pixels, so
 * that everybody sees the same posts in the same number of turns, whatever stands at a post.
 */
const ROWS = 6;

/** From one turn to the next, in ms; on a busy machine it takes longer. */
const PACE = 100;

/** After the feed is there, in ms: pages have more to do then. */
const SETTLE = 2_000;

/** So many looks in a row must find the end, for rows that come late move it. */
const LOOKS = 3;

/** The feed that the page's own script has taken over; before, the server's markup stands there. */
const LIVE_ROW = "[data-testid=cellInnerDiv][style]";

/** Runs in the page: how far the row that comes next to the top is away, in CSS pixels; undefined at the end. */
function look(rows: number): number | undefined {
  if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) return undefined;
  const cells = [...document.querySelectorAll("[data-testid=cellInnerDiv]")];
  const tops = cells.map((cell) => cell.getBoundingClientRect().top).toSorted((a, b) => a - b);
  const first = tops.findIndex((top) => top >= 0);
  return (tops[Math.min(first + rows, tops.length - 1)] ?? 0) - (tops[first] ?? 0);
}

/** From the top to the end, or for so many turns. @returns the number of turns */
export async function scrollThrough(page: Page, most: number = Number.POSITIVE_INFINITY): Promise<number> {
  await page.locator(LIVE_ROW).first().waitFor();
  await page.mouse.move(640, 450);
  let turns = 0;
  for (let ends = 0; turns < most && ends < LOOKS;) {
    const started = performance.now();
    const toGo = await page.evaluate(look, ROWS);
    ends = toGo === undefined ? ends + 1 : 0;
    if (toGo !== undefined) {
      await page.mouse.wheel(0, toGo);
      turns += 1;
    }
    await page.waitForTimeout(Math.max(0, started + PACE - performance.now()));
  }
  return turns;
}

/** Until the page has found its rest after loading. */
export async function settle(page: Page): Promise<void> {
  await page.locator(LIVE_ROW).first().waitFor();
  await page.waitForTimeout(SETTLE);
}

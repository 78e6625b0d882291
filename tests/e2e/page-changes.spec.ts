/** What X does to its page while people are on it: other routes, another theme, newer posts. Chips go along. */
import type { Page } from "@playwright/test";

import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

const QUIET = { tick: 0, latency: 0 } as const;

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
}

test("chips follow the person from page to page, and back, without a load", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS, QUIET);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  for (let turn = 0; turn < 5; turn += 1) {
    await page.locator(`main a[href="${post}"]:has(time)`).first().click();
    await expect(page).toHaveURL(new RegExp(`${post}$`, "u"));
    await overlay.chipAt(post);
    await page.goBack();
    await expect(page).toHaveURL(/notifications\/mentions/u);
    await overlay.chipAt(post);
  }
  const { chips } = await overlay.see();
  expect(new Set(chips.map((chip) => chip.post)).size).toBe(chips.length);
  expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
  await expectSound(page);
});

test("chips are there again after the theme was changed, in its colours, and follow the person's system", async ({
  baton,
}) => {
  const { page, overlay } = await visit(baton, MENTIONS, QUIET);
  const post = pathOf(baton, "service-lost-parcel");
  const background = `getComputedStyle(document.body).backgroundColor`;
  await overlay.chipAt(post);
  await page.getByRole("link", { name: "Display" }).click();
  await page.getByRole("radio", { name: "Lights out" }).click();
  await expect.poll(() => page.evaluate(background)).toBe("rgb(0, 0, 0)");
  await page.getByRole("button", { name: "Close" }).click();
  await overlay.chipAt(post, "request");
  const scheme = `[...document.querySelectorAll("article div")].map((each) => chrome.dom.openOrClosedShadowRoot(each)?.querySelector(".chip")).filter(Boolean).map((chip) => getComputedStyle(chip).colorScheme)`;
  await expect.poll(async () => [...new Set(await overlay.evaluate<string[]>(scheme))]).toEqual(["dark"]);

  // What the person's system asks for counts at once as well: numbers for motion, lines for grounds.
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  const looks = `(() => {
    const roots = [...document.querySelectorAll("article div")].map((each) => chrome.dom.openOrClosedShadowRoot(each));
    const held = roots.find((root) => root?.querySelector(".held"));
    const style = (part) => getComputedStyle(held.querySelector(part));
    return [style(".ring").display, style(".seconds").display, style(".quiet").borderTopStyle];
  })()`;
  expect(await overlay.evaluate(looks)).toEqual(["block", "none", "none"]);
  await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
  await expect.poll(() => overlay.evaluate(looks)).toEqual(["none", "block", "solid"]);
  await page.emulateMedia({ reducedMotion: "no-preference", forcedColors: "none" });
  await expect.poll(() => overlay.evaluate(looks)).toEqual(["block", "none", "none"]);
  await expectSound(page);
});

test("chips come back when newer posts are asked for and the list is mounted anew", async ({ baton }) => {
  const { page, overlay } = await visit(baton, "/home", { ...QUIET, pill: 500 });
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post);
  const first = await page.locator("main article").first().elementHandle();
  await page.getByRole("button", { name: "See new posts" }).click();
  await expect.poll(() => first?.evaluate((node) => node.isConnected)).toBe(false);
  await overlay.chipAt(post);
  const { chips } = await overlay.see();
  expect(chips.filter((chip) => chip.post === post)).toHaveLength(1);
  await expectSound(page);
});

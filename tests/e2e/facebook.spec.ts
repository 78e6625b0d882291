/** What only Facebook has: comments that come late, shortened texts, addresses that come when a time is pointed at. */
import type { Page } from "@playwright/test";

import { nameAccounts } from "../browser/accounts.ts";
import type { BatonBrowser } from "../browser/baton.ts";
import { openSurface } from "../pages/sandbox-page.ts";
import type { Language } from "../sandbox/switches.ts";
import { expect, pathOf, test, visit, type Site } from "./fixtures.ts";
import { expectRight, wantedOn } from "./right-chips.ts";

test.use({ options: { site: "facebook" } });

const QUIET = { tick: 0, latency: 0 } as const;
const LANGUAGES: readonly Language[] = ["en", "de", "es", "fr", "pt", "ja", "ar", "zh"];
const HELP = "/orvalane.help";

test("chips stand at the right posts, comments and answers on every surface, and at no other", async ({
  baton,
}) => {
  test.setTimeout(240_000);
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, "/", QUIET);
  const counts: Record<string, number> = {};
  for (const surface of surfacesOf(baton)) {
    const switches = { ...surface.switches, tick: 0 };
    await openSurface(page, baton.sandbox, { ...surface, switches });
    const paths = surface.over === undefined ? [surface.path] : [surface.over, surface.path];
    const wanted = new Set(paths.flatMap((path) => [...wantedOn(baton, path, switches)]));
    counts[surface.name] = await expectRight(overlay, wanted, surface.name);
    await expectSound(page);
  }
  console.log(`chips seen: ${JSON.stringify(counts)}`);
  for (const name of ["home", "page", "mentions", "post", "dialog", "photo", "group", "search"]) {
    expect(counts[name], name).toBeGreaterThan(0);
  }
});

/** Those in English; the other languages have a test of their own. */
function surfacesOf({ sandbox }: BatonBrowser): ReturnType<typeof sandbox.site.surfaces> {
  return sandbox.site.surfaces(sandbox.world).filter(({ switches }) => switches?.language === undefined);
}

for (const language of LANGUAGES) {
  test(`chips stand at the right comments in ${language}, logged in and out, in both layouts`, async ({
    sharedBaton: baton,
  }) => {
    await nameAccounts(baton);
    const { page, overlay } = await visit(baton, "/", QUIET);
    await openSurface(page, baton.sandbox, { name: "in", path: HELP, switches: { ...QUIET, language } });
    const chips = await expectRight(overlay, wantedOn(baton, HELP, QUIET), language);
    expect(chips).toBeGreaterThan(1);
    const out = { ...QUIET, language, login: "out", theme: "dark", layout: "b" } as const;
    await openSurface(page, baton.sandbox, { name: "out", path: HELP, switches: out });
    expect(await expectRight(overlay, wantedOn(baton, HELP, out), "logged out")).toBeGreaterThan(1);
    await expectSound(page);
  });
}

test("comments that come late have their chips at once, and answers when they are asked for", async ({
  baton,
}) => {
  await nameAccounts(baton);
  const post = pathOf(baton, "brand-contest");
  const { page, overlay } = await visit(baton, "/", QUIET);
  await openSurface(page, baton.sandbox, { name: "post", path: post, switches: QUIET });
  const wanted = wantedOn(baton, post, QUIET);
  const before = await expectRight(overlay, wanted, "the first comments");
  await noteLateness(page);
  await page.getByText("View more comments").click();
  await expect(page.locator("[data-sandbox-post]")).toHaveCount(13);
  expect(await expectRight(overlay, wanted, "more comments")).toBeGreaterThan(before + 5);
  // The sweep comes once a second; long before that each comment has its place.
  expect(await framesUntilPlaced(page)).toBeLessThan(30);

  const answered = pathOf(baton, "service-never-came");
  await openSurface(page, baton.sandbox, { name: "post", path: answered, switches: QUIET });
  await page.getByRole("button", { name: /View \d+ replies/u }).click();
  await overlay.chipAt(pathOf(baton, "service-never-came-number"));
  await expectRight(overlay, wantedOn(baton, answered, QUIET), "answers");
  await expectSound(page);
});

test("a shortened text is left for the person to open, and judged anew when it is open", async ({
  baton,
}) => {
  const { page, overlay } = await visit(baton, "/orvalane/mentions", { ...QUIET, veil: "none" });
  const post = pathOf(baton, "hostile-long");
  const item = page.locator(`[data-sandbox-post="${post}"]`);
  await scrollTo(page, post);
  await overlay.chipAt(post);
  const more = item.getByRole("button", { name: "See more" });
  await expect(more).toBeVisible();
  const words = async (): Promise<string> => (await item.textContent()) ?? "";
  const length = (await words()).length;
  await more.click();
  expect((await words()).length).toBeGreaterThan(length + 5_000);
  await overlay.chipAt(post);
  await expectSound(page);
});

test("a post without an address has a chip from the moment that somebody points at its time", async ({
  baton,
}) => {
  const switches = { ...QUIET, veil: "all" } as const;
  const { page, overlay } = await visit(baton, "/", QUIET);
  await openSurface(page, baton.sandbox, { name: "veiled", path: "/orvalane/mentions", switches });
  const post = pathOf(baton, "service-lost-parcel");
  const item = page.locator(`[data-sandbox-post="${post}"]`);
  await expect(item).toBeVisible();
  await expectRight(overlay, wantedOn(baton, "/orvalane/mentions", switches), "before anybody points");
  expect((await overlay.see()).chips.filter((chip) => chip.post === post)).toEqual([]);
  await item.locator("a[href*='#?']").first().hover();
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await expectSound(page);
});

test("chips follow the theme while the page is open, and wrappers that come late", async ({ baton }) => {
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, HELP, { ...QUIET, late: 3_000 });
  const chip = await overlay.chip(({ stage }) => stage === "request");
  await page.getByRole("button", { name: "Account" }).click();
  const light = await schemeOf(overlay);
  await page.getByRole("switch", { name: "Dark mode" }).click();
  await expect.poll(() => schemeOf(overlay)).not.toBe(light);
  await expect.poll(() => page.evaluate(() => performance.now())).toBeGreaterThan(5_000);
  await overlay.chipAt(chip.post, "request");
  await expectRight(overlay, wantedOn(baton, HELP, QUIET), "after all that");
  await expectSound(page);
});

test("a click on a chip is no click on the page", async ({ baton }) => {
  const { page, overlay } = await visit(baton, "/orvalane/mentions", QUIET);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heardClicks: heard });
    document.addEventListener("click", ({ target }) => heard.push((target as Element).tagName));
  });
  const heard = (): Promise<string[]> =>
    page.evaluate(() => (globalThis as unknown as { heardClicks: string[] }).heardClicks);
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  expect(await heard()).toEqual([]);
  await page.locator("h1").click();
  expect(await heard()).toEqual(["H1"]);
});

/** The colour that chips write in. */
async function schemeOf(overlay: Site["overlay"]): Promise<string> {
  const colour = await overlay.evaluate<string>(`(() => {
    for (const host of document.querySelectorAll("[data-sandbox-post] div[style]:not([class])")) {
      const chip = chrome.dom.openOrClosedShadowRoot(host)?.querySelector(".chip");
      if (chip) return getComputedStyle(chip).color;
    }
    return "";
  })()`);
  return colour ?? "";
}

/** From now on each comment that comes is watched until an element of ours stands in it. */
async function noteLateness(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { framesUntilPlaced: frames });
    const watch = (comment: Element, frame: number): void => {
      if (comment.querySelector("div[style*='container-type']") || frame > 200) frames.push(frame);
      else requestAnimationFrame(() => watch(comment, frame + 1));
    };
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof Element)) continue;
        for (const comment of node.querySelectorAll("[data-sandbox-post]")) watch(comment, 0);
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

/** The most frames that any of the comments had to wait. */
async function framesUntilPlaced(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(...(globalThis as unknown as { framesUntilPlaced: number[] }).framesUntilPlaced),
  );
}

async function scrollTo(page: Page, post: string): Promise<void> {
  const item = page.locator(`[data-sandbox-post="${post}"]`).first();
  await page.mouse.move(640, 450);
  await expect(async () => {
    await page.mouse.wheel(0, 1_500);
    await expect(item).toBeVisible({ timeout: 200 });
  }).toPass();
  await item.scrollIntoViewIfNeeded();
}

async function expectSound(page: Page): Promise<void> {
  const html = page.locator("html");
  await expect(html).not.toHaveAttribute("data-sandbox-errors", /[1-9]/u);
  await expect(html).not.toHaveAttribute("data-sandbox-violations", /[1-9]/u);
}

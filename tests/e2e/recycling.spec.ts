/** Rows that come back, pages that change, feeds that are drawn anew: no chip ever stands at another post than its own. */
import type { Page } from "@playwright/test";

import { siteNames, type SiteName } from "../sandbox/sites.ts";
import { expect, test, visit } from "./fixtures.ts";
import { sampleFrames, scrollAndSample, type Samples } from "./feed-sampler.ts";
import { nameEveryCase, TAIL } from "./named-cases.ts";

const POSTS = 1_000;
/** Twice as high as other tests have it: half the frames for as many posts, and more of them on the screen in each. */
const TALL = { width: 1280, height: 1_800 } as const;
const CHANGES = 100;

/** Where a site has a long list, and what can still be done at its end when React is well. */
type LongList = {
  readonly path: string;
  /** How long a thousand posts may take, in ms, where they are heavy. */
  readonly within?: number;
  /** Selector of the box that scrolls; the window when left out. */
  readonly scroller?: string;
  like(page: Page): Promise<void>;
};

const longLists: Readonly<Record<SiteName, LongList>> = {
  x: {
    path: "/home",
    async like(page) {
      await page.getByTestId("like").first().click();
      await expect(page.getByTestId("unlike").first()).toBeVisible();
    },
  },
  facebook: {
    path: "/",
    // Each story has 44 blocks beside itself that nobody sees.
    within: 600_000,
    async like(page) {
      const buttons = page.locator("[data-sandbox-post] [role=button][aria-label=Like]");
      await buttons.last().scrollIntoViewIfNeeded();
      // By its post: stories come and go while it is pressed, and the last button is soon another one.
      const seen = await buttons.evaluateAll(
        (all) =>
          all
            .findLast((each) => each.getBoundingClientRect().bottom <= innerHeight)
            ?.closest("[data-sandbox-post]")
            ?.getAttribute("data-sandbox-post") ?? "",
      );
      const button = page.locator(`[data-sandbox-post="${seen}"] [role=button][aria-label=Like]`).first();
      const before = (await button.getAttribute("class")) ?? "";
      await button.click();
      await expect(button).not.toHaveClass(before);
    },
  },
  instagram: {
    path: "/p/DNwxwOo3Qo2/",
    scroller: "[data-sandbox-scroller]",
    async like(page) {
      // One that need not be scrolled to: the rows would change under the pointer.
      const seen = await page
        .locator("[data-sandbox-post*='/c/']")
        .evaluateAll(
          (posts) =>
            posts.find((post) => post.getBoundingClientRect().top > 120)?.getAttribute("data-sandbox-post") ??
            "",
        );
      const heart = page.locator(`[data-sandbox-post="${seen}"] svg:has-text("Like")`);
      await heart.click();
      await expect(heart).toHaveCSS("fill", "rgb(255, 48, 64)");
    },
  },
};

/** Pages that a person goes between; those of posts open over the page before them, where the site does so. */
const walks: Readonly<Record<SiteName, readonly string[]>> = {
  x: ["/home", "/notifications/mentions", "/orvalane", "/search?q=orvalane", "/notifications"],
  facebook: [
    "/",
    "/orvalane",
    "/orvalane/posts/pfbid0a2cut0accghzamc26yawbnvx",
    "/orvalane/mentions",
    "/groups/fennimore.neighbours",
    "/search/posts/?q=orvalane",
    "/orvalane.help",
  ],
  instagram: [
    "/orvalane/",
    "/p/DNwxwOo3Qo2/",
    "/p/DKq7aPxLmNo/",
    "/p/DkQ7ApXlMnO/",
    "/",
    "/p/DGLKGXcaY03/",
    "/p/DRtx_K9-8HY/",
    "/reels/D1cP0MK8aK_/",
    "/orvalane/tagged/",
    "/p/DF6ayvs71y4/",
  ],
};

for (const site of siteNames) {
  for (const recycle of ["unmount", "positional"] as const) {
    test.describe(`on ${site}, ${recycle}`, () => {
      test.use({ options: { site, viewport: TALL } });
      const list = longLists[site];

      test("a thousand recycled posts each keep their own chip, and React never stumbles", async ({
        baton,
      }) => {
        test.setTimeout(list.within ?? 180_000);
        const switches = { count: POSTS + 100, recycle } as const;
        await nameEveryCase(baton, [list.path], switches);
        const { page, overlay } = await visit(baton, list.path, switches);
        await overlay.chip(() => true);

        const samples = await scrollAndSample(overlay, TAIL, POSTS, list.scroller);
        tell(site, recycle, samples);
        expect(samples).toMatchObject({ wrong: [], wrongUnseen: 0, doubled: 0, strays: 0 });
        expect(samples.posts).toBeGreaterThanOrEqual(POSTS);
        expect(samples.chips).toBeGreaterThan(POSTS / 3);
        await expectSound(page);
        await list.like(page);
        await expectSound(page);
      });
    });
  }

  // Whole lists come and go here: how a list uses its elements again changes nothing, and the harder way stands for both.
  test.describe(`on ${site}`, () => {
    const recycle = "positional";
    test.use({ options: { site } });
    const walk = walks[site];

    test("a hundred changes of page leave no chip wrong, doubled or behind", async ({ baton }) => {
      test.setTimeout(180_000);
      const switches = { recycle, latency: 0 } as const;
      await nameEveryCase(baton, walk, switches);
      const { page, overlay } = await visit(baton, walk[0] ?? "/", switches);
      await expect(page.locator("html")).toHaveAttribute("data-sandbox-ready", "true");
      const stop = await sampleFrames(overlay, TAIL);
      await goBetween(page, walk, CHANGES);
      const samples = await stop();
      tell(site, recycle, samples);
      expect(samples).toMatchObject({ wrong: [], wrongUnseen: 0, doubled: 0, strays: 0 });
      expect(samples.chips).toBeGreaterThan(5);
      await expectSound(page);
    });

    test("a hundred times drawn anew, the page has its chips and no other", async ({ baton }) => {
      test.setTimeout(180_000);
      const { home } = baton.sandbox.site;
      const switches = { recycle, latency: 0 } as const;
      await nameEveryCase(baton, [home], switches);
      const { page, overlay } = await visit(baton, home, switches);
      await overlay.chip(() => true);
      const stop = await sampleFrames(overlay, TAIL);
      await goBetween(page, [home], CHANGES);
      const samples = await stop();
      tell(site, recycle, samples);
      expect(samples).toMatchObject({ wrong: [], wrongUnseen: 0, doubled: 0, strays: 0 });
      await overlay.chip(({ text }) => text.includes("["));
      await expectSound(page);
    });
  });
}

/** Goes to one path after the other, as the browser's own buttons do, and stays long enough on each for some chips. */
async function goBetween(page: Page, paths: readonly string[], changes: number): Promise<void> {
  await page.evaluate(
    async ({ all, most }) => {
      for (let change = 1; change <= most; change += 1) {
        const state = { key: `change-${change}` };
        history.pushState(state, "", all[change % all.length]);
        dispatchEvent(new PopStateEvent("popstate", { state }));
        const frames = [1, 2, 3, 5, 8, 1, 2, 3, 5, 20][change % 10] ?? 1;
        for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
      }
    },
    { all: [...paths], most: changes },
  );
}

function tell(site: string, recycle: string, samples: Samples): void {
  console.log(`${site}, ${recycle}: ${JSON.stringify({ ...samples, wrong: samples.wrong.length })}`);
}

/** Neither React nor the page's security policy has complained. */
async function expectSound(page: Page): Promise<void> {
  const html = page.locator("html");
  await expect(html).not.toHaveAttribute("data-sandbox-errors", /[1-9]/u);
  await expect(html).not.toHaveAttribute("data-sandbox-violations", /[1-9]/u);
}

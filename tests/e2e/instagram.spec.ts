/** What only Instagram has: dialogs over grids, entries that are buttons, answers on request, captions that are cut off. */
import type { Page } from "@playwright/test";

import { nameAccounts } from "../browser/accounts.ts";
import { violationsOfOverlay } from "../browser/axe.ts";
import type { BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import { closeCard, historyCard } from "../browser/pages.ts";
import { eventTypes } from "../browser/case-log.ts";
import type { Language } from "../sandbox/switches.ts";
import { expect, pathOf, test, visit, type Site } from "./fixtures.ts";
import { openCase } from "./open-case.ts";
import { expectRight, wantedOn } from "./right-chips.ts";

test.use({ options: { site: "instagram" } });

const QUIET = { tick: 0, latency: 0 } as const;
const LANGUAGES: readonly Language[] = ["en", "de", "es", "fr", "pt", "ja", "ar", "zh"];

test("chips stand at the right captions and comments on every page, and nowhere on grids", async ({
  baton,
}) => {
  test.setTimeout(180_000);
  await nameAccounts(baton);
  const { mentions } = baton.sandbox.site;
  const { page, overlay } = await visit(baton, "/", QUIET);
  const counts: Record<string, number> = {};
  for (const [path, layout] of [
    ["/", "a"],
    [mentions, "a"],
    [mentions, "b"],
    [pathOf(baton, "depot"), "a"],
    [pathOf(baton, "tagged-crushed"), "b"],
    [pathOf(baton, "buns"), "a"],
  ] as const) {
    const switches = { ...QUIET, layout } as const;
    await page.goto(baton.sandbox.address(path, { ...switches, seed: 2 }));
    counts[`${path} ${layout}`] = await expectRight(overlay, wantedOn(baton, path, switches), path);
  }
  for (const path of ["/orvalane/", "/orvalane/tagged/", "/explore/tags/lanebox/", "/direct/inbox/"]) {
    await page.goto(baton.sandbox.address(path, { ...QUIET, seed: 2 }));
    await expect(page.locator("html")).toHaveAttribute("data-sandbox-ready", "true");
    await overlaySettled(overlay);
    expect((await overlay.see()).chips, path).toEqual([]);
  }
  console.log(`chips seen: ${JSON.stringify(counts)}`);
  expect(counts[`${mentions} a`]).toBeGreaterThan(8);
  expect(counts[`${mentions} b`]).toBe(counts[`${mentions} a`]);
  await expectSound(page);
});

test("comments beside a reel have chips where they name us, while one reel follows the other", async ({
  baton,
}) => {
  await nameAccounts(baton);
  const reel = pathOf(baton, "depot").replace("/p/", "/reels/");
  const { page, overlay } = await visit(baton, reel, QUIET);
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-ready", "true");
  await page.locator("svg[aria-label='Comment']").first().click();
  expect(await expectRight(overlay, wantedOn(baton, reel, QUIET), "the first reel")).toBe(1);
  await page.mouse.move(640, 450);
  await expect(async () => {
    await page.mouse.wheel(0, 800);
    await expect(page).not.toHaveURL(new RegExp(reel, "u"), { timeout: 300 });
  }).toPass();
  const next = new URL(page.url()).pathname;
  await expectRight(overlay, wantedOn(baton, next, QUIET), "the next reel");
  await expectSound(page);
});

for (const language of LANGUAGES) {
  test(`chips stand at the right comments in ${language}, signed in and out`, async ({
    sharedBaton: baton,
  }) => {
    await nameAccounts(baton);
    const { mentions } = baton.sandbox.site;
    const { page, overlay } = await visit(baton, mentions, { ...QUIET, language });
    const chips = await expectRight(overlay, wantedOn(baton, mentions, QUIET), language);
    expect(chips).toBeGreaterThan(8);
    const signedOut = { ...QUIET, language, login: "out", theme: "dark", layout: "b" } as const;
    await page.goto(baton.sandbox.address(mentions, signedOut));
    expect(await expectRight(overlay, wantedOn(baton, mentions, QUIET), "signed out")).toBe(chips);
    await expectSound(page);
  });
}

test("answers get their chips when somebody asks for them, and lose nothing when they are hidden", async ({
  baton,
}) => {
  await nameAccounts(baton);
  const { mentions } = baton.sandbox.site;
  const { page, overlay } = await visit(baton, mentions, QUIET);
  const before = await expectRight(overlay, wantedOn(baton, mentions, QUIET), "the comments");
  await page.getByText("View all 4 replies").click();
  const open = await expectRight(overlay, wantedOn(baton, mentions, QUIET), "the answers");
  // The brand's own answer has none.
  expect(open).toBe(before + 3);
  await page.getByText("Hide all replies").first().click();
  expect(await expectRight(overlay, wantedOn(baton, mentions, QUIET), "the answers gone")).toBe(before);
});

test("a caption that is cut off is judged again when the person opens it, and never opened for them", async ({
  baton,
}) => {
  const { page, overlay } = await visit(baton, "/", QUIET);
  const post = pathOf(baton, "tagged-empty");
  expect((await overlay.chipAt(post)).stage).toBe("unflagged");
  const item = page.locator(`[data-sandbox-post="${post}"]`);
  await expect(item.getByText("more", { exact: true })).toBeVisible();
  await item.getByText("more", { exact: true }).click();
  expect((await overlay.chipAt(post, "request")).stage).toBe("request");
});

test("in a dialog, the card keeps the focus, closes alone, and the entry around the chip is not pressed", async ({
  baton,
}) => {
  const { page, overlay } = await openDialog(baton);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "why");
  const card = await historyCard(page);
  await expect(card.getByRole("heading").first()).toBeVisible();
  await expect(card.getByText(/parcel/u).first()).toBeVisible();
  expect(await isFocusIn(page, "[role=dialog]")).toBe(false);
  await closeCard(page);
  await expect(page.getByRole("dialog")).toBeVisible();

  await overlay.click(post, "why");
  await historyCard(page);
  await page.getByRole("dialog").focus();
  await closeCard(page);
  await expect(page.getByRole("dialog")).toBeVisible();

  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  expect(await eventTypes(await baton.worker())).toEqual(["handed_off"]);
  await expect(page.locator("[data-sandbox-pressed=true]")).toHaveCount(0);
  expect(new URL(page.url()).pathname).toContain("/p/");
  await expectSound(page);
});

test("the next post in a dialog has its own chips, and the page below has none when it closes", async ({
  baton,
}) => {
  await nameAccounts(baton);
  const { page, overlay } = await openDialog(baton);
  await overlay.chipAt(pathOf(baton, "service-lost-parcel"), "request");
  await page.getByRole("button", { name: "Next" }).click();
  const next = pathOf(baton, "depot");
  await expect(page).toHaveURL(new RegExp(next.replace("/p/", ""), "u"));
  expect(await expectRight(overlay, wantedOn(baton, next, QUIET), "the next post")).toBe(3);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(async () => (await overlay.see()).chips).toEqual([]);
});

test("chips follow the page between light and dark while it is open", async ({ baton }) => {
  const { page, overlay } = await visit(baton, baton.sandbox.site.mentions, QUIET);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  expect(await violationsOfOverlay(overlay)).toEqual([]);
  await page.getByRole("button", { name: "Switch appearance" }).click();
  await expect(page.locator("html")).toHaveClass(/__fb-dark-mode/u);
  expect(await violationsOfOverlay(overlay)).toEqual([]);
});

test("with wrappers that come late and marks that are gone, each comment still has one chip", async ({
  baton,
}) => {
  await nameAccounts(baton);
  const { mentions } = baton.sandbox.site;
  const { page, overlay } = await visit(baton, mentions, { ...QUIET, wrappers: 2, drift: "drop", seed: 7 });
  expect(await expectRight(overlay, wantedOn(baton, mentions, QUIET), "late wrappers")).toBeGreaterThan(8);
  await expectSound(page);
});

test("a draft is put into the reply to the comment whose Reply was pressed, and nothing is sent", async ({
  baton,
}) => {
  const panel = await openCase(baton, "service-lost-parcel");
  await panel.getByLabel("Your words to the customer").fill("So sorry, Marta!");
  const { page, overlay } = await visit(baton, baton.sandbox.site.mentions, QUIET);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post);
  await page.locator(`[data-sandbox-post="${post}"]`).getByText("Reply").click();
  await expect(page.getByRole("textbox")).toHaveValue("@marta_holm ");
  await panel.bringToFront();
  await expect(panel.getByText("The reply to this post is open.")).toBeVisible();
  await panel.getByRole("button", { name: "Insert into the open reply" }).click();
  await expect(panel.getByText("Inserted. Nothing has been sent.")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue("@marta_holm So sorry, Marta!");

  await page.bringToFront();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("textbox")).toHaveValue("@marta_holm ");
  expect(new Set(baton.sandbox.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  await page
    .locator(`[data-sandbox-post="${pathOf(baton, "billed-twice")}"]`)
    .getByText("Reply")
    .click();
  await panel.bringToFront();
  await expect(panel.getByText("The reply that is open answers another post.")).toBeVisible();
});

/** The post with most comments, over the brand's own profile. */
async function openDialog(baton: BatonBrowser): Promise<Site> {
  const { page, overlay } = await visit(baton, "/orvalane/", QUIET);
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-ready", "true");
  await page.locator("main a[href*='/p/']").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  return { page, overlay };
}

/** Until Baton has looked at the page: its own element is there. */
async function overlaySettled(overlay: OverlayView): Promise<void> {
  await expect.poll(async () => (await overlay.see()).hosts).toBeGreaterThan(0);
}

function isFocusIn(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((inside) => document.activeElement?.closest(inside) !== null, selector);
}

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-violations", "0");
}

/** A draft goes from the queue into the reply that a person has open on the page, and nowhere else. */
import type { Locator, Page } from "@playwright/test";

import { nameAccounts } from "../browser/accounts.ts";
import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";
import { openCase } from "./open-case.ts";

const QUIET = { tick: 0, latency: 0 } as const;
const WORDS = "So sorry, Marta! 😀\nPlease send us the number.\n\nשלום";

const editor = (page: Page): Locator => page.getByTestId("tweetTextarea_0");
const insert = (panel: Page): Locator => panel.getByRole("button", { name: "Insert into the open reply" });

async function draft(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset["sandboxDraft"]);
}

test("a draft is put into the open reply where the caret is, undone with Ctrl+Z, and never sent", async ({
  baton,
}) => {
  const panel = await openCase(baton, "service-lost-parcel");
  await panel.getByLabel("Your words to the customer").fill(WORDS);
  await expect(panel.getByText("No reply to this post is open")).toBeVisible();
  await expect(insert(panel)).toHaveAttribute("aria-disabled", "true");

  const { page } = await visit(baton, pathOf(baton, "service-lost-parcel"), QUIET);
  await editor(page).click();
  await page.keyboard.type("Hello  from us");
  for (let step = 0; step < " from us".length; step += 1) await page.keyboard.press("ArrowLeft");
  await panel.bringToFront();
  await expect(panel.getByText("The reply to this post is open.")).toBeVisible();
  await insert(panel).click();
  await expect(panel.getByText("Inserted. Nothing has been sent.")).toBeVisible();
  await page.bringToFront();
  await expect.poll(() => draft(page)).toBe(`Hello ${WORDS} from us`);

  await page.keyboard.type("!");
  await expect.poll(() => draft(page)).toBe(`Hello ${WORDS}! from us`);
  await page.keyboard.press("Control+z");
  // Draft.js takes a second step back only when it has drawn the first.
  await expect.poll(() => draft(page)).toBe(`Hello ${WORDS} from us`);
  await page.keyboard.press("Control+z");
  await expect.poll(() => draft(page)).toBe("Hello  from us");
  await expect(page.getByTestId("tweetButton")).toBeEnabled();
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
});

test("a draft is not put into the reply to another post, nor into a new post", async ({ baton }) => {
  const panel = await openCase(baton, "service-lost-parcel");
  await panel.getByLabel("Your words to the customer").fill(WORDS);
  const { page } = await visit(baton, pathOf(baton, "service-damaged-box"), QUIET);
  await editor(page).click();
  await panel.bringToFront();
  await expect(panel.getByText("The reply that is open answers another post.")).toBeVisible();
  await expect(insert(panel)).toHaveAttribute("aria-disabled", "true");

  await page.bringToFront();
  await page.goto(baton.sandbox.address("/home", QUIET));
  await editor(page).click();
  await panel.bringToFront();
  await expect(panel.getByText("not certainly in answer to this post")).toBeVisible();
  await expect(insert(panel)).toHaveAttribute("aria-disabled", "true");
});

test("a reply in the dialog over a feed is known by the post it shows, and so is the next one", async ({
  baton,
}) => {
  const panel = await openCase(baton, "service-lost-parcel");
  await panel.getByLabel("Your words to the customer").fill("On it!");
  const { page, overlay } = await visit(baton, MENTIONS, QUIET);
  await overlay.chipAt(pathOf(baton, "service-lost-parcel"));
  const reply = (slug: string): Locator =>
    page.locator("article", { has: page.locator(`a[href="${pathOf(baton, slug)}"]`) }).getByTestId("reply");
  await reply("service-lost-parcel").click();
  await editor(page).click();
  await panel.bringToFront();
  await expect(panel.getByText("The reply to this post is open.")).toBeVisible();
  await insert(panel).click();
  await expect(panel.getByText("Inserted. Nothing has been sent.")).toBeVisible();
  await expect.poll(() => draft(page)).toBe("On it!");

  await page.bringToFront();
  await page.getByTestId("app-bar-close").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await panel.bringToFront();
  await expect(panel.getByText("No reply to this post is open")).toBeVisible();
  await page.bringToFront();
  await page.locator("main article").nth(1).getByTestId("reply").click();
  await editor(page).click();
  await panel.bringToFront();
  await expect(panel.getByText("The reply that is open answers another post.")).toBeVisible();
});

test.describe("on Facebook", () => {
  test.use({ options: { site: "facebook" } });

  test("a draft is put into the reply to the comment whose Reply was pressed, undone with Ctrl+Z, and never sent", async ({
    baton,
  }) => {
    const help = "/orvalane.help";
    await nameAccounts(baton);
    const panel = await openCase(baton, "service-outage-fennimore-2", help);
    await panel.getByLabel("Your words to the customer").fill(WORDS);
    const { page, overlay } = await visit(baton, help, QUIET);
    const comment = pathOf(baton, "service-outage-fennimore-2");
    await overlay.chipAt(comment);
    const posts = await page.locator("[data-sandbox-post]").count();
    await page.locator(`[data-sandbox-post="${comment}"]`).getByText("Reply", { exact: true }).click();
    await page.keyboard.type("Hello");
    await panel.bringToFront();
    await expect(panel.getByText("The reply to this post is open.")).toBeVisible();
    await insert(panel).click();
    await expect(panel.getByText("Inserted. Nothing has been sent.")).toBeVisible();
    await page.bringToFront();
    await expect.poll(() => draft(page)).toBe(`Hello${WORDS}`);
    await page.keyboard.press("Control+z");
    await expect.poll(() => draft(page)).toBe("Hello");
    await expect(page.locator("[data-sandbox-post]")).toHaveCount(posts);
    expect(new Set(baton.sandbox.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
    await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");

    // The field of the post answers the post, and not the comment.
    await page.getByRole("textbox", { name: "Write a comment" }).first().click();
    await panel.bringToFront();
    await expect(panel.getByText("The reply that is open answers another post.")).toBeVisible();
  });
});

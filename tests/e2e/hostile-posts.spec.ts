/** Names and texts that try to be markup, or to turn the page around (P8). */
import type { Page } from "@playwright/test";

import { closeCard, historyCard } from "../browser/pages.ts";
import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

test("hostile names and texts are words and nothing else, in the chip, the card and the queue", async ({
  baton,
}) => {
  const surprises: string[] = [];
  baton.context.on("dialog", (dialog) => void surprises.push(dialog.message()));
  const { page, overlay } = await visit(baton, MENTIONS);
  for (const slug of ["hostile-markup", "hostile-direction"]) {
    const post = pathOf(baton, slug);
    await bringIntoView(page, post);
    await overlay.click(post, "why");
    const card = await historyCard(page);
    await expect(card.getByRole("heading").first()).toBeVisible();
    expect(
      await card.evaluate(() => document.querySelectorAll("img, script:not([src]), svg script").length),
    ).toBe(0);
    await closeCard(page);
    await overlay.click(post, "hand_off");
    await overlay.chipAt(post, "held");
    await overlay.click(post, "send_now");
    await overlay.chipAt(post, "with_service");
  }
  await baton.become("Mira", "agent");
  const queue = await baton.openOwn("sidepanel");
  await expect(queue.getByText("<img src=x onerror=alert(1)>").first()).toBeVisible();
  await expect(queue.getByText(`<img src=x onerror="document.title='owned'">`).first()).toBeVisible();
  // A name that turns the writing around is shut in, so that it turns nothing but itself.
  const turned = queue.getByRole("heading", { level: 2 }).filter({ hasText: "pleH" });
  await expect(turned).toBeVisible();
  await expect(turned.locator("bdi")).toHaveText(/^\u202E/u);
  expect(await queue.locator("img, script:not([src])").count()).toBe(0);
  expect(await page.title()).not.toContain("owned");
  expect(await queue.title()).not.toContain("owned");
  expect(surprises).toEqual([]);
});

async function bringIntoView(page: Page, post: string): Promise<void> {
  const article = page.locator(`[data-sandbox-post="${post}"]`).first();
  await page.mouse.move(640, 450);
  await expect
    .poll(async () => {
      if ((await article.count()) === 0) await page.mouse.wheel(0, 300);
      return article.count();
    })
    .toBe(1);
  await article.evaluate((element) => element.scrollIntoView({ block: "center" }));
}

/** Every page of the site that shows posts: chips stand at the posts that concern the brand, and at no other. */
import type { Page } from "@playwright/test";

import { nameAccounts } from "../browser/accounts.ts";
import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";
import { expectRight, wantedOn } from "./right-chips.ts";

const QUIET = { tick: 0, latency: 0 } as const;

test("chips stand at the right posts on every page of the site", async ({ baton }) => {
  test.setTimeout(120_000);
  const status = pathOf(baton, "service-outage-fennimore-2");
  const photo = `${pathOf(baton, "service-damaged-box")}/photo/1`;
  const paths = [
    "/home",
    "/search?q=orvalane&f=live",
    MENTIONS,
    "/notifications",
    "/orvalane/with_replies",
    "/i/lists/84100",
    "/i/communities/84200",
    `${pathOf(baton, "brand-router")}/quotes`,
    status,
  ] as const;
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, "/home", QUIET);
  const counts: Record<string, number> = {};
  for (const path of paths) {
    await page.goto(baton.sandbox.address(path, QUIET));
    const wanted = wantedOn(baton, path, QUIET);
    counts[path] = await expectRight(overlay, wanted, path);
    await page.mouse.move(640, 450);
    await page.mouse.wheel(0, 1_200);
    counts[path] += await expectRight(overlay, wanted, `${path}, further down`);
  }
  console.log(`chips seen: ${JSON.stringify(counts)}`);
  for (const path of ["/home", MENTIONS, status]) expect(counts[path], path).toBeGreaterThan(0);

  await page.goto(baton.sandbox.address(photo, QUIET));
  await expectRight(overlay, wantedOn(baton, photo.replace("/photo/1", ""), QUIET), "photo");
  await expectSound(page);
});

test("chips stand at the right posts in other languages, from right to left and in the dark", async ({
  baton,
}) => {
  test.setTimeout(120_000);
  await nameAccounts(baton);
  const { page, overlay } = await visit(baton, MENTIONS, QUIET);
  for (const language of ["ar", "de", "ja"] as const) {
    const switches = { ...QUIET, language, theme: language === "ar" ? "dark" : "light" } as const;
    await page.goto(baton.sandbox.address(MENTIONS, switches));
    const chips = await expectRight(overlay, wantedOn(baton, MENTIONS, switches), language);
    expect(chips, language).toBeGreaterThan(0);
    await expectSound(page);
  }
});

async function expectSound(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
}

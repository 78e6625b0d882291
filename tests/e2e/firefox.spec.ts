import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";

import { clickLast, FIREFOX_PACKAGE, look, openFirefox, SLOT } from "../browser/firefox.ts";
import { createSandbox, type Sandbox } from "../sandbox/server.ts";

let sandbox: Sandbox;
let browser: Browser;

test.beforeEach(async () => {
  sandbox = await createSandbox();
  browser = await openFirefox(sandbox);
  await browser.installExtension(FIREFOX_PACKAGE);
});

test.afterEach(async () => {
  await browser.close();
  await sandbox.close();
});

test("Firefox: each mention gets one chip, the page stays sound, and a click on Hand off is answered", async () => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(sandbox.address("/notifications/mentions"));
  await expect.poll(() => countSlots(page)).toMatchObject({ without: 0, twice: 0 });
  expect((await countSlots(page)).articles).toBeGreaterThan(3);

  const slot = await page.waitForSelector(`article ${SLOT}`);
  if (!slot) throw new Error("no slot");
  const before = await clickLast(page, slot);
  await expect.poll(() => look(slot)).not.toBe(before);
  expect(await page.$eval("html", (html) => html.dataset["sandboxErrors"])).toBe("0");
});

async function countSlots(page: Page): Promise<{ articles: number; without: number; twice: number }> {
  return page.evaluate((selector) => {
    const counts = [...document.querySelectorAll('article[data-testid="tweet"]')].map(
      (article) => article.querySelectorAll(selector).length,
    );
    return {
      articles: counts.length,
      without: counts.length === 0 ? 1 : counts.filter((count) => count === 0).length,
      twice: counts.filter((count) => count > 1).length,
    };
  }, SLOT);
}

import path from "node:path";

import { expect, test } from "@playwright/test";
import { launch, type Browser, type ElementHandle, type Page } from "puppeteer-core";

import { firefoxPreferences } from "../sandbox/browsers.ts";
import { createSandbox, type Sandbox } from "../sandbox/server.ts";
import { firefox, need } from "../setup/programs.ts";

// Firefox is driven by WebDriver BiDi, which opens no page of an extension and looks into no closed shadow root: what
// is told here is what the page itself, and a picture of it, can tell.

const PACKAGE = path.resolve(import.meta.dirname, "../../.output/firefox-mv3");
/** Ours in the page: plain, and out of reach of the page's styles. */
const SLOT = 'article div[style*="!important"]:empty';

let sandbox: Sandbox;
let browser: Browser;

test.beforeEach(async () => {
  sandbox = await createSandbox();
  browser = await launch({
    browser: "firefox",
    executablePath: need(firefox),
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: firefoxPreferences(sandbox.port),
  });
  await browser.installExtension(PACKAGE);
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

  const slot = await page.waitForSelector(SLOT);
  if (!slot) throw new Error("no slot");
  const box = await slot.boundingBox();
  if (!box) throw new Error("the slot is not drawn");
  const [x, y] = [box.x + box.width - 30, box.y + box.height / 2];
  // The pointer is elsewhere in both pictures: only what the click did tells them apart.
  const away = [box.x, box.y - 60] as const;
  await page.mouse.move(...away);
  await standsStill(slot);
  const before = await look(slot);
  await page.mouse.click(x, y);
  await page.mouse.move(...away);
  await expect.poll(() => look(slot)).not.toBe(before);
  expect(await page.$eval("html", (html) => html.dataset["sandboxErrors"])).toBe("0");
});

async function countSlots(page: Page): Promise<{ articles: number; without: number; twice: number }> {
  return page.evaluate((selector) => {
    const counts = [...document.querySelectorAll('article[data-testid="tweet"]')].map(
      (article) => article.querySelectorAll(selector.replace("article ", "")).length,
    );
    return {
      articles: counts.length,
      without: counts.length === 0 ? 1 : counts.filter((count) => count === 0).length,
      twice: counts.filter((count) => count > 1).length,
    };
  }, SLOT);
}

async function look(slot: ElementHandle): Promise<string> {
  return Buffer.from(await slot.screenshot()).toString("base64");
}

/** Waits until the slot has looked the same for a second: its verdict is there, and the click guard is content. */
async function standsStill(slot: ElementHandle): Promise<void> {
  let last = "";
  let since = performance.now();
  await expect
    .poll(async () => {
      const now = await look(slot);
      if (now !== last) since = performance.now();
      last = now;
      return performance.now() - since > 1_000;
    })
    .toBe(true);
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";

import { bundleOf } from "../browser/editors/open.ts";
import { clickLast, FIREFOX_PACKAGE, look, openFirefox, SLOT } from "../browser/firefox.ts";
import { createSandbox, type Sandbox } from "../sandbox/server.ts";
import { sandboxSites } from "../sandbox/sites.ts";

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

/** The three sites' editors, each the real library: a page, and the field on it. */
const FIELDS = [
  ["x", "/home", "[data-testid=tweetTextarea_0]"],
  ["facebook", "/orvalane.help", "form [role=textbox]"],
  ["instagram", sandboxSites.instagram.mentions, "form textarea"],
] as const;

test("Firefox: words of a content script get into the editors of all three sites, and one undo takes them out", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-inserter-"));
  const manifest = {
    manifest_version: 3,
    name: "Inserter",
    version: "1",
    content_scripts: [{ matches: ["https://*/*"], js: ["inserter.js"] }],
    browser_specific_settings: { gecko: { id: "inserter@baton.invalid" } },
  };
  await writeFile(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(path.join(folder, "inserter.js"), await bundleOf("by-event.ts"));
  await browser.installExtension(folder);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  for (const [site, address, field] of FIELDS) {
    await page.goto(sandbox.address(`https://${sandboxSites[site].host}${address}`, { tick: 0, latency: 0 }));
    await page.waitForSelector("html[data-sandbox-ready]");
    await (await page.waitForSelector(field))?.click();
    await page.keyboard.type("Hello");
    await page.evaluate(
      (detail) => {
        dispatchEvent(new CustomEvent("try-insert", { detail }));
      },
      JSON.stringify({ selector: field, text: " Ines\nשלום 😀" }),
    );
    const told = (): Promise<readonly (string | undefined)[]> =>
      page.$eval("html", ({ dataset }) => [dataset["inserted"], dataset["sandboxDraft"]]);
    await expect.poll(told, site).toEqual(["true", "Hello Ines\nשלום 😀"]);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await expect.poll(async () => (await told())[1], site).toBe("Hello");
    expect(await page.$eval("html", (html) => html.dataset["sandboxErrors"])).toBe("0");
  }
  await rm(folder, { recursive: true });
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

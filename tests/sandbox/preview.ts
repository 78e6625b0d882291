/**
 * A look at the sandbox: opens its main pages in a headless Chromium, saves pictures and says what it found.
 * `node tests/sandbox/preview.ts FOLDER`; FOLDER is made when it is not there.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";

import { chromium as chromiumProgram, need } from "../setup/programs.ts";
import { createSandbox } from "./server.ts";
import type { Switches } from "./switches.ts";

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("Say where the pictures shall go: node tests/sandbox/preview.ts FOLDER");
await mkdir(folder, { recursive: true });

const sandbox = await createSandbox();
const status = sandbox.world.bySlug("service-outage-fennimore-2");
const pages: readonly (readonly [name: string, path: string, switches: Partial<Switches>])[] = [
  ["home-light", "/home", {}],
  ["home-dark", "/home", { theme: "dark" }],
  ["mentions-light", "/notifications/mentions", {}],
  ["mentions-dark-strict", "/notifications/mentions", { theme: "dark", policy: "strict" }],
  ["notifications-de", "/notifications", { language: "de" }],
  ["search-ja", "/search?q=orvalane&f=live", { language: "ja", theme: "dark" }],
  ["status-light", `/${status.by}/status/${sandbox.world.idOf(status)}`, {}],
  ["profile-ar", "/orvalane", { language: "ar" }],
  ["list-wrapped", "/i/lists/84100", { wrappers: 2, drift: "drop", seed: 7 }],
  [
    "article-dark",
    `/orvalane/status/${sandbox.world.idOf(sandbox.world.bySlug("brand-article"))}`,
    { theme: "dark" },
  ],
  [
    "photo-light",
    `/hollis_marsh/status/${sandbox.world.idOf(sandbox.world.bySlug("service-damaged-box"))}/photo/1`,
    {},
  ],
  ["long-feed", "/home", { count: 1_000, load: 200, recycle: "positional" }],
];

const browser = await chromium.launch({
  executablePath: need(chromiumProgram),
  args: [...sandbox.chromiumArguments],
});
try {
  const rows = [];
  for (const [name, path, switches] of pages) {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
    const page = await context.newPage();
    await page.goto(sandbox.address(path, switches));
    await page.locator("[role=region] [style*='min-height'] article").first().waitFor();
    await page.screenshot({ path: join(folder, `${name}.png`) });
    for (let step = 0; step < 20; step += 1) await page.mouse.wheel(0, 700);
    await page.screenshot({ path: join(folder, `${name}-below.png`) });
    rows.push({
      name,
      articles: await page.locator("article").count(),
      errors: await page.locator("html").getAttribute("data-sandbox-errors"),
      violations: await page.locator("html").getAttribute("data-sandbox-violations"),
      title: await page.title(),
    });
    await context.close();
  }
  console.table(rows);
  console.table(sandbox.requests.filter((request) => request.foreign));
} finally {
  await browser.close();
  await sandbox.close();
}

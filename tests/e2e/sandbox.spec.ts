/** The sandbox must be as easily broken as the real site, and unbroken while nobody touches it. */
import { chromium, expect, test as base, type Browser, type Page } from "@playwright/test";

import { createSandbox, type Sandbox } from "../sandbox/server.ts";
import { chromium as chromiumProgram, need } from "../setup/programs.ts";
import type { Switches } from "../sandbox/switches.ts";

type Open = (path: string, switches?: Partial<Switches>) => Promise<Page>;
type Running = { readonly sandbox: Sandbox; readonly browser: Browser };

const test = base.extend<{ sandbox: Sandbox; open: Open }, { running: Running }>({
  running: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, provide) => {
      const sandbox = await createSandbox();
      const args = [...sandbox.chromiumArguments];
      const browser = await chromium.launch({ executablePath: need(chromiumProgram), args });
      await provide({ sandbox, browser });
      await browser.close();
      await sandbox.close();
    },
    { scope: "worker" },
  ],
  sandbox: async ({ running: { sandbox } }, provide) => {
    sandbox.forgetRequests();
    await provide(sandbox);
  },
  open: async ({ running: { sandbox, browser } }, provide) => {
    // Cookies of its own: the sandbox keeps switches in one.
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
    await provide(async (path, switches) => {
      const page = await context.newPage();
      await page.goto(sandbox.address(path, switches));
      return page;
    });
    await context.close();
  },
});

const html = (page: Page): ReturnType<Page["locator"]> => page.locator("html");
const firstCell = (page: Page): ReturnType<Page["locator"]> =>
  page.locator("[style*=translateY] article").first();

for (const language of ["en", "de", "es", "fr", "pt", "ja", "ar", "zh"] as const) {
  test(`hydrates without an error in ${language}`, async ({ open }) => {
    const page = await open("/notifications", { language });
    await expect(firstCell(page)).toBeVisible();
    await expect(html(page)).toHaveAttribute("data-sandbox-errors", "0");
  });
}

test("counts an error when somebody writes into the page before it is hydrated", async ({ open }) => {
  const page = await open("/home", { hydration: 1_500 });
  await page
    .locator("article")
    .first()
    .evaluate((article) => article.append(document.createElement("b")));
  await expect(html(page)).toHaveAttribute("data-sandbox-errors", "1");
});

test("breaks when somebody removes a node of the page", async ({ open }) => {
  const page = await open("/home");
  await firstCell(page).waitFor();
  await page.evaluate(() =>
    document.querySelectorAll("[style*=translateY]").forEach((cell) => cell.remove()),
  );
  await page.mouse.wheel(0, 4_000);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(html(page)).not.toHaveAttribute("data-sandbox-errors", "0");
});

test("keeps between 5 and 20 rows of ten thousand in the page", async ({ open }) => {
  const page = await open("/home", { count: 10_000 });
  await firstCell(page).waitFor();
  await page.evaluate(() => window.scrollTo(0, 500_000));
  await expect
    .poll(() =>
      page.locator("article").evaluateAll((found) =>
        found.some((article) => {
          const { top, bottom } = article.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        }),
      ),
    )
    .toBe(true);
  const rows = await page.locator("[style*=translateY]").count();
  expect(rows).toBeGreaterThanOrEqual(5);
  expect(rows).toBeLessThanOrEqual(20);
});

test("gives old elements new posts when recycling is positional", async ({ open }) => {
  const page = await open("/home", { recycle: "positional" });
  await firstCell(page).waitFor();
  const cells = await page.locator("[style*=translateY]").evaluateAll((found) => {
    found.forEach((cell, index) => Object.assign(cell, { seenFirst: index, textBefore: cell.textContent }));
    return found.length;
  });
  expect(cells).toBeGreaterThan(5);
  await page.evaluate(async () => {
    for (let step = 0; step < 20; step += 1) {
      window.scrollBy(0, 400);
      await new Promise(requestAnimationFrame);
    }
  });
  await expect
    .poll(() =>
      page
        .locator("[style*=translateY]")
        .evaluateAll((found) =>
          found.some((cell) => "textBefore" in cell && cell.textBefore !== cell.textContent),
        ),
    )
    .toBe(true);
});

test("draws everything anew when the theme changes", async ({ open }) => {
  const page = await open("/i/display");
  const before = await firstCell(page).elementHandle();
  await page.getByRole("radio", { name: "Lights out" }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(0, 0, 0)");
  expect(await before?.evaluate((node) => node.isConnected)).toBe(false);
  await expect(html(page)).toHaveAttribute("data-sandbox-errors", "0");
});

test("opens a photo over the feed, which stays where it was", async ({ open }) => {
  const page = await open("/notifications/mentions");
  await firstCell(page).waitFor();
  const photo = page.locator("a[href$='/photo/1']").first();
  await expect(async () => {
    await page.mouse.wheel(0, 600);
    await expect(photo).toBeVisible({ timeout: 200 });
  }).toPass();
  const feed = await page.locator("main article", { has: photo }).elementHandle();
  await photo.click();
  await expect(page).toHaveURL(/\/photo\/1$/);
  await expect(page.getByRole("dialog").locator("article").first()).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page).toHaveURL(/\/notifications\/mentions$/);
  expect(await feed?.evaluate((node) => node.isConnected)).toBe(true);
});

test("refuses and records what asks for a host it does not stand in for", async ({ open, sandbox }) => {
  const page = await open("/home");
  await page.goto("https://elsewhere.example/secret");
  expect(
    sandbox.requests.filter((request) => request.foreign).map(({ host, path }) => host + path),
  ).toContain("elsewhere.example/secret");
});

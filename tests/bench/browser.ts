/** A Chromium for measurements: with one extension or none, on a sandbox that all of them share. */
import { chromium, expect, type BrowserContext, type Page } from "@playwright/test";

import type { Settings } from "../../lib/settings.ts";
import type { Sandbox } from "../sandbox/server.ts";
import type { Switches } from "../sandbox/switches.ts";
import { chromium as chromiumProgram, need } from "../setup/programs.ts";

export type BenchBrowser = {
  readonly context: BrowserContext;
  /** Opens a path of the sandbox in a new tab in front; `prepare` is called before it is loaded. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
};

type OpenOptions = {
  readonly switches?: Partial<Switches>;
  readonly prepare?: (page: Page) => Promise<void>;
};

/** @param extension folder of an unpacked extension; none when left out */
export async function openBrowser(sandbox: Sandbox, extension?: string): Promise<BenchBrowser> {
  const loading =
    extension === undefined
      ? []
      : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const context = await chromium.launchPersistentContext("", {
    executablePath: need(chromiumProgram),
    // Only the new headless mode, which is a flag, loads extensions.
    headless: false,
    args: ["--headless=new", ...sandbox.chromiumArguments, ...loading],
    viewport: { width: 1280, height: 900 },
  });
  return {
    context,
    async open(path, { switches, prepare } = {}) {
      const page = await context.newPage();
      await prepare?.(page);
      await page.goto(sandbox.address(path, switches));
      // A page behind another one gets one frame a second.
      await page.bringToFront();
      return page;
    },
    close: () => context.close(),
  };
}

/** The same with Baton, after its first-run page has come and was closed: it would take the front at any moment. */
export async function openWithBaton(sandbox: Sandbox, folder: string): Promise<BenchBrowser> {
  const browser = await openBrowser(sandbox, folder);
  const firstRun = (): Page | undefined =>
    browser.context.pages().find((page) => page.url().endsWith("/options.html"));
  await expect.poll(() => firstRun() !== undefined, { timeout: 30_000 }).toBe(true);
  await firstRun()?.close();
  return browser;
}

/** Opens a page of the extension in a new tab. */
export async function openOwn({ context }: BenchBrowser, file: string): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const page = await context.newPage();
  await page.goto(new URL(file, worker.url()).href);
  return page;
}

/** Saves settings as the options page does. */
export async function configure(browser: BenchBrowser, settings: Settings): Promise<void> {
  const page = await openOwn(browser, "options.html");
  await page.evaluate(async (input) => {
    type Runtime = { sendMessage(message: object): Promise<{ ok: boolean }> };
    const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
    const { ok } = await runtime.sendMessage({ name: "saveSettings", input });
    if (!ok) throw new Error("settings were refused");
  }, settings);
  await page.close();
}

/** Like "Chrome/150.0.0.0". */
export async function versionOf({ context }: BenchBrowser): Promise<string> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { product } = await session.send("Browser.getVersion");
  await session.detach();
  return product;
}

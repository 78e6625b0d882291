/** A real Chromium with Baton in it and the sandbox for an internet: for the tests, `npm start` and the measurements. */
import path from "node:path";

import { chromium, expect, type BrowserContext, type Page, type Worker } from "@playwright/test";

import type { Role } from "../../lib/member.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox/server.ts";
import { chromium as chromiumProgram, need } from "../setup/programs.ts";
import { readTable } from "./store.ts";

/** Where the packages are; `BATON_OUTPUT` names another folder of builds to try. */
export const OUTPUT = path.resolve(
  process.env["BATON_OUTPUT"] ?? path.join(import.meta.dirname, "../../.output"),
);
export const CHROMIUM_PACKAGE = path.join(OUTPUT, "chrome-mv3");

export type BatonOptions = SandboxOptions & {
  /** With a window on the screen; headless when left out. */
  readonly headed?: boolean;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
  readonly forcedColors?: "active" | "none";
  /** Without Baton, for measurements of the page alone. */
  readonly withoutBaton?: boolean;
  /** The folder of another package than the built one. */
  readonly package?: string;
  /** Where the browser keeps its profile; a fresh one that is thrown away when left out. */
  readonly profile?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
};

/** Pages of the extension, by the file they are in. */
export type OwnPage = "sidepanel" | "popup" | "options" | "doctor" | "import";

export type BatonBrowser = {
  readonly context: BrowserContext;
  readonly sandbox: Sandbox;
  readonly extensionId: string;
  /** The running service worker; wakes it if it sleeps. */
  worker(): Promise<Worker>;
  /** Opens a path of the sandbox in a new tab. */
  openSite(path: string, switches?: Parameters<Sandbox["address"]>[1]): Promise<Page>;
  /** Opens one of our own pages in a new tab; the side panel has a panel's width. */
  openOwn(page: OwnPage): Promise<Page>;
  /** Takes another name and role, as in the options. */
  become(name: string, role: Role): Promise<void>;
  close(): Promise<void>;
};

const WINDOW = { width: 1280, height: 900 } as const;
const PANEL = { width: 400, height: 800 } as const;

export async function openBaton(options: BatonOptions = {}): Promise<BatonBrowser> {
  const sandbox = await createSandbox(options);
  const folder = options.package ?? CHROMIUM_PACKAGE;
  const extension = options.withoutBaton
    ? []
    : [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
  const context = await chromium.launchPersistentContext(options.profile ?? "", {
    executablePath: need(chromiumProgram),
    // Only the new headless mode, which is a flag, loads extensions.
    headless: false,
    args: [...(options.headed ? [] : ["--headless=new"]), ...sandbox.chromiumArguments, ...extension],
    viewport: options.viewport ?? (options.headed ? null : WINDOW),
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
    ...(options.reducedMotion && { reducedMotion: options.reducedMotion }),
    ...(options.forcedColors && { forcedColors: options.forcedColors }),
  });
  const firstWorker = options.withoutBaton ? undefined : await serviceWorker(context);
  const extensionId = firstWorker ? new URL(firstWorker.url()).host : "";

  const browser: BatonBrowser = {
    context,
    sandbox,
    extensionId,
    worker: () => serviceWorker(context),
    async openSite(sitePath, switches) {
      const page = await context.newPage();
      await page.goto(sandbox.address(sitePath, switches));
      return page;
    },
    async openOwn(name) {
      const page = await context.newPage();
      if (name === "sidepanel") await page.setViewportSize(PANEL);
      await page.goto(`chrome-extension://${extensionId}/${name}.html`);
      return page;
    },
    async become(name, role) {
      const page = await browser.openOwn("options");
      await page.getByLabel("Your name").fill(name);
      await page.getByLabel("Your name").press("Tab");
      await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
      // What was chosen shows once it is saved, so this is a click and no `check()`. For a moment the browser shows it by
      // itself, and a page that is closed in that moment saves nothing.
      await page.locator(`input[name="role"][value="${role}"]`).click();
      await expect.poll(() => readTable(page, "settings")).toMatchObject([{ value: { me: { name, role } } }]);
      await page.close();
    },
    async close() {
      await context.close();
      await sandbox.close();
    },
  };
  return browser;
}

async function serviceWorker(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
}

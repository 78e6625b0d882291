/** Saved pages in the real browser: no network, none of the page's own scripts, our adapters. */
import path from "node:path";

import { chromium as engine, type Page } from "@playwright/test";
import { build } from "vite";

import { chromium, need } from "../setup/programs.ts";
import type { Tallies, Truth } from "./drift/drift.ts";
import type { PageReport, Probe } from "./probe.ts";

/**
 * Blocks every script, image, frame and request of the page itself. `unsafe-eval` is what lets the probe run: the page's
 * own scripts, which alone could use it, are blocked all the same.
 */
const CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'unsafe-eval'";
const PROBE = path.join(import.meta.dirname, "probe.ts");

export type SavedPages = {
  /** Opens `html` as if it were served at `address`. */
  open(html: string, address: string): Promise<void>;
  /** What the adapter for `address` reads in the page that is open; null when no site is served there. */
  read(address: string, options?: { withoutHooks?: boolean }): Promise<PageReport | null>;
  /** Changes the page that is open at random; see `drift`. */
  drift(address: string, truths: readonly Truth[], rounds: number): Promise<Tallies>;
  close(): Promise<void>;
};

export async function openSavedPages(): Promise<SavedPages> {
  const bundle = await bundleOf(PROBE);
  const browser = await engine.launch({
    executablePath: need(chromium),
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const call = <Name extends keyof Probe>(
    name: Name,
    ...values: Parameters<Probe[Name]>
  ): Promise<ReturnType<Probe[Name]>> =>
    page.evaluate(`${bundle}; probe.${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`);
  return {
    open: (html, address) => serve(page, html, address),
    read: (address, { withoutHooks = false } = {}) => call("readPage", address, withoutHooks),
    drift: (address, truths, rounds) => call("driftPage", address, truths, rounds),
    close: () => browser.close(),
  };
}

async function serve(page: Page, html: string, address: string): Promise<void> {
  await page.unrouteAll();
  let isServed = false;
  await page.route("**/*", (route) => {
    const isPage = route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
    if (!isPage) {
      return route.abort();
    }
    if (isServed) {
      // A saved page can have a refresh in it that leads elsewhere; without content the browser stays where it is.
      return route.fulfill({ status: 204 });
    }
    isServed = true;
    return route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "content-security-policy": CONTENT_SECURITY_POLICY },
      body: html,
    });
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
}

/** One script that runs the module `entry` with everything it imports. */
async function bundleOf(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, name: "savedPage", formats: ["iife"] } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (!chunk) {
    throw new Error(`Vite made no bundle of ${entry}`);
  }
  return chunk.code;
}

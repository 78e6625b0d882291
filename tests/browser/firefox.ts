/**
 * A real Firefox with Baton in it, driven by WebDriver BiDi, which opens no page of an extension and looks into no closed
 * shadow root: what is told here is what the page itself, and a picture of it, can tell.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "@playwright/test";
import { launch, type Browser, type ElementHandle, type Page } from "puppeteer-core";

import { firefoxPreferences } from "../sandbox/browsers.ts";
import type { Sandbox } from "../sandbox/server.ts";
import { firefox, need } from "../setup/programs.ts";
import { OUTPUT } from "./baton.ts";

export const FIREFOX_PACKAGE = path.join(OUTPUT, "firefox-mv3");
/** Ours at a post: plain, and out of reach of the page's styles. */
export const SLOT = 'div[style*="!important"]:empty';

/** To whom every host of the world is the sandbox. Baton comes in with `installExtension`. */
export function openFirefox({ port }: Pick<Sandbox, "port">): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath: need(firefox),
    headless: true,
    acceptInsecureCerts: true,
    extraPrefsFirefox: firefoxPreferences(port),
  });
}

/**
 * A copy of the package, in `folder`, that comes into a team as soon as it is installed: its options, which open by
 * themselves then, ask the background for it as their button does, since nobody can press that here.
 */
export function packageThatJoins(invitation: string, folder: string): string {
  cpSync(FIREFOX_PACKAGE, folder, { recursive: true });
  const message = JSON.stringify({ name: "joinTeam", input: { invitation } });
  writeFileSync(path.join(folder, "join.js"), `browser.runtime.sendMessage(${message});\n`);
  const options = path.join(folder, "options.html");
  const joining = readFileSync(options, "utf8").replace("</head>", '<script src="/join.js"></script></head>');
  writeFileSync(options, joining);
  return folder;
}

/** Where Baton draws at the post whose permalink is `post`. */
export async function slotAt(page: Page, post: string): Promise<ElementHandle> {
  const slot = await page.waitForSelector(`[data-sandbox-post="${post}"] ${SLOT}`);
  if (!slot) throw new Error(`no slot at ${post}`);
  return slot;
}

/**
 * Clicks the last button of the chip in `slot`, and leaves the pointer beside the chip, where it lights up nothing.
 * @returns how the slot looked before
 */
export async function clickLast(page: Page, slot: ElementHandle): Promise<string> {
  await slot.scrollIntoView();
  const box = await slot.boundingBox();
  if (!box) throw new Error("the slot is not drawn");
  // The pointer is elsewhere in all pictures: only what the click did tells them apart.
  const away = [box.x, box.y - 60] as const;
  await page.mouse.move(...away);
  const before = await standsStill(slot);
  await page.mouse.click(box.x + box.width - 30, box.y + box.height / 2);
  await page.mouse.move(...away);
  return before;
}

export async function look(slot: ElementHandle): Promise<string> {
  return Buffer.from(await slot.screenshot()).toString("base64");
}

/** A picture of an empty slot is shorter than this, one with words in it much longer; in letters of base64. */
const LEAST_DRAWN = 1_500;

/** Waits until something is drawn in the slot and has looked the same for a second: the click guard is content. */
export async function standsStill(slot: ElementHandle): Promise<string> {
  let last = "";
  let since = performance.now();
  await expect
    .poll(async () => {
      const now = await look(slot);
      if (now !== last) since = performance.now();
      last = now;
      return now.length > LEAST_DRAWN && performance.now() - since > 1_000;
    })
    .toBe(true);
  return last;
}

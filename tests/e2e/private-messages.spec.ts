/** X's chat: nothing of it is read but what the person marks, and that joins nobody's history. */
import type { Page } from "@playwright/test";

import { readTable } from "../browser/store.ts";
import { expect, test, visit } from "./fixtures.ts";

const CHAT = "/i/chat/8801-9310";

/** Marks all words of a message with the mouse, as a person does who clicks three times. */
async function mark(page: Page, words: string): Promise<void> {
  await page.locator("[data-testid^=message-text-]", { hasText: words }).click({ clickCount: 3 });
}

test("a private message is handed off with the marked words alone", async ({ baton }) => {
  const { page, overlay } = await visit(baton, CHAT, { tick: 0, latency: 0 });
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-ready", "true");
  await mark(page, "we are looking into it");
  await mark(page, "Where is it now?");
  const chip = await overlay.chip(() => true);
  expect(chip.text).toContain("Private message");
  expect((await overlay.see()).chips).toHaveLength(1);
  const worker = await baton.worker();
  expect(await readTable(worker, "mentions")).toEqual([]);

  await overlay.click("", "hand_off");
  await overlay.chip(({ stage }) => stage === "held");
  const mentions = await readTable(worker, "mentions");
  expect(JSON.stringify(mentions)).toContain("Where is it now?");
  expect(JSON.stringify(mentions)).toContain('"private":true');
  expect(JSON.stringify(mentions)).not.toContain("555 0147");
  expect(JSON.stringify(await readTable(worker, "contacts"))).not.toContain("Where is it now?");
  await expect(page.locator("html")).toHaveAttribute("data-sandbox-errors", "0");
});

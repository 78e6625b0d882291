/** What our pages and the toolbar show, for tests and the story. */
import { expect, type Frame, type Page } from "@playwright/test";

import type { BatonBrowser } from "./baton.ts";

const isCard = (frame: Frame): boolean => frame.url().includes("/history-card.html");

/** In ms. A card that takes longer is not coming; without a limit of its own the whole test would wait for it. */
const CARD_WITHIN = 15_000;

/** The frame of the history card in `page`, open or about to be, once it is there. */
export async function historyCard(page: Page): Promise<Frame> {
  return (
    page.frames().find(isCard) ??
    page.waitForEvent("framenavigated", { predicate: isCard, timeout: CARD_WITHIN })
  );
}

export type ToolbarBadge = { readonly text: string; readonly title: string };

/** What the toolbar button shows now. */
export async function toolbarBadge(baton: BatonBrowser): Promise<ToolbarBadge> {
  const worker = await baton.worker();
  return worker.evaluate(async () => {
    type Action = { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> };
    const { action } = (globalThis as unknown as { chrome: { action: Action } }).chrome;
    return { text: await action.getBadgeText({}), title: await action.getTitle({}) };
  });
}

/** Closes the history card in `page` with Escape, as a person would, and waits until it is gone. */
export async function closeCard(page: Page): Promise<void> {
  // Not waited for: the frame that was pressed in goes away before it can tell that the key was heard.
  void page.keyboard.press("Escape").catch(() => undefined);
  await expect.poll(() => isCardShown(page)).toBe(false);
}

/** A frame that waits, hidden, for the next click is no card. */
async function isCardShown(page: Page): Promise<boolean> {
  const shown = page.frames().filter(isCard).map(isShown);
  return (await Promise.all(shown)).includes(true);
}

async function isShown(frame: Frame): Promise<boolean> {
  try {
    const element = await frame.frameElement();
    return await element.isVisible();
  } catch {
    // It went away while it was looked at.
    return false;
  }
}

/** Resolves the case whose story is open in `queue`. */
export async function resolveCase(queue: Page): Promise<void> {
  await queue.getByRole("button", { name: "Resolve" }).click();
  const form = queue.getByRole("form", { name: "Resolve" });
  await form.getByLabel("What was the outcome?").selectOption("fixed");
  await form.getByLabel("Where did the trouble come from?").selectOption("delivery");
  await form.getByRole("button", { name: "Resolve" }).click();
}

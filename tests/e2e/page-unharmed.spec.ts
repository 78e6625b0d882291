/** The host page goes on as if Baton were not there (P19). */
import type { Page } from "@playwright/test";

import { OverlayView } from "../browser/overlay-view.ts";
import { expect, MENTIONS, test, visit } from "./fixtures.ts";

test("no node of the page is touched: ours are plain, last, and gone when Baton is switched off", async ({
  baton,
}) => {
  const popup = await baton.openOwn("popup");
  await popup.getByRole("checkbox", { name: "X" }).uncheck();
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  await expect(page.locator("article").first()).toBeVisible();
  await settle(page);
  const before = await markup(page);
  await recordMutations(page);

  await popup.getByRole("checkbox", { name: "X" }).check();
  await overlay.chip(({ stage }) => stage === "request");
  await settle(page);
  const touched = await page.evaluate(() => (globalThis as unknown as Recording).batonTouched());
  expect(touched.foreign).toEqual([]);
  expect(touched.ours).toBeGreaterThan(3);

  await popup.getByRole("checkbox", { name: "X" }).uncheck();
  await expect.poll(async () => (await overlay.see()).hosts).toBe(0);
  await settle(page);
  expect(await markup(page)).toBe(before);
  await expectSound(page);
});

test("chips that appear shift nothing of the page", async ({ baton }) => {
  const page = await baton.context.newPage();
  const shiftsSinceAsked = await recordShifts(page);
  // What a page does while it loads is its own doing, and posts that are there before Baton move down once: the list that
  // counts is drawn when both have started.
  await page.goto(baton.sandbox.address("/notifications", { tick: 0 }));
  const overlay = await OverlayView.of(page);
  await expect.poll(async () => (await overlay.see()).chips.length).toBeGreaterThan(0);
  await settle(page);
  await shiftsSinceAsked();
  await page.getByRole("tab", { name: "Mentions" }).click();
  await overlay.chip(({ stage }) => stage === "request");
  await page.mouse.move(640, 450);
  for (let turn = 0; turn < 8; turn += 1) {
    await page.mouse.wheel(0, 500);
    await settle(page);
  }
  const shifts = await shiftsSinceAsked();
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  console.log(`layout shift: ${sum.toFixed(5)}`);
  expect(shifts.flatMap(({ ofPage }) => ofPage)).toEqual([]);
  expect(sum).toBeLessThan(0.001);
});

test("nothing of ours is left in the page after Baton was removed from the browser", async ({ baton }) => {
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  await overlay.chip(({ stage }) => stage === "request");
  const ours = (): Promise<number> =>
    page.evaluate(
      () => document.querySelectorAll("html > :not(head, body), article div[style*='container-type']").length,
    );
  expect(await ours()).toBeGreaterThan(3);
  const worker = await baton.worker();
  await worker
    .evaluate(() => {
      type Chrome = { readonly management: { uninstallSelf(options: object): Promise<void> } };
      const { management } = (globalThis as unknown as { readonly chrome: Chrome }).chrome;
      return management.uninstallSelf({ showConfirmDialog: false });
    })
    // The worker that asks does not live to hear the answer.
    .catch(() => undefined);
  await expect.poll(ours).toBe(0);
  await expectSound(page);
});

/** Neither React nor the page's security policy has complained. */
async function expectSound(page: Page): Promise<void> {
  const html = page.locator("html");
  await expect(html).not.toHaveAttribute("data-sandbox-errors", /[1-9]/u);
  await expect(html).not.toHaveAttribute("data-sandbox-violations", /[1-9]/u);
}

/** Waits until nothing in the page has changed for half a second. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const done = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(done, 500);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, 500);
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

function markup(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** How far something moved by itself, as the browser scores it, and the markup of what moved of the page's own. */
type Shift = { readonly value: number; readonly ofPage: readonly string[] };

/**
 * Call before the page is opened.
 * @returns tells the shifts since it was last asked
 */
async function recordShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.addInitScript(() => {
    type Entry = { readonly value: number; readonly sources: readonly { readonly node: Node | null }[] };
    let shifts: Shift[] = [];
    const note = (entries: readonly unknown[]): void => {
      for (const { value, sources } of entries as readonly Entry[]) {
        // What moves inside a closed shadow root of ours has no node here.
        const ofPage = sources.flatMap(
          ({ node }) => (node instanceof Element ? node.outerHTML : node?.textContent) ?? [],
        );
        shifts.push({ value, ofPage: ofPage.map((moved) => moved.slice(0, 200)) });
      }
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    const batonShifts = (): readonly Shift[] => {
      note(observer.takeRecords());
      const seen = shifts;
      shifts = [];
      return seen;
    };
    Object.assign(globalThis, { batonShifts });
  });
  type Recorder = { batonShifts(): readonly Shift[] };
  return () => page.evaluate(() => (globalThis as unknown as Recorder).batonShifts());
}

type Recording = {
  batonTouched(): { readonly ours: number; readonly foreign: readonly string[] };
};

/**
 * From now on every change of the page is judged: a plain `<div>` without class or id that comes as the last child is
 * ours; rows that the page moves, or takes in and out, because a post has grown are its own doing; anything else is
 * foreign.
 */
async function recordMutations(page: Page): Promise<void> {
  await page.evaluate(() => {
    const foreign: string[] = [];
    let ours = 0;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it travels to the page with the rest
    const isRow = (node: Node): boolean =>
      node instanceof Element && node.matches("[data-testid='cellInnerDiv']");
    const observer = new MutationObserver((records) => {
      for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
        const element = target as Element;
        const isList = element.matches?.("[style*='min-height']");
        if (type === "attributes" && attributeName === "style" && (isList || isRow(element))) continue;
        if (type === "childList" && isList && [...addedNodes, ...removedNodes].every(isRow)) continue;
        const isOurs = [...addedNodes].every(
          (node) =>
            node instanceof HTMLDivElement &&
            node.getAttributeNames().join() === "style" &&
            node.children.length === 0 &&
            element.lastElementChild === node,
        );
        if (type === "childList" && removedNodes.length === 0 && isOurs) ours += addedNodes.length;
        else foreign.push(`${type} ${attributeName ?? ""} ${element.outerHTML.slice(0, 200)}`);
      }
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const recording = {
      batonTouched: () => {
        observer.disconnect();
        return { ours, foreign };
      },
    };
    Object.assign(globalThis, recording);
  });
}

/** Baton without a mouse, and as assistive technology finds it: no violation in any state, and everything by keyboard. */
import type { Page } from "@playwright/test";

import { expectAccessible, looks, violationsOfOverlay } from "../browser/axe.ts";
import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import type { OverlayView } from "../browser/overlay-view.ts";
import { historyCard } from "../browser/pages.ts";
import { casesOf } from "../browser/planted-cases.ts";
import { eventTypes } from "../browser/case-log.ts";
import { plantRows, readTable } from "../browser/store.ts";
import { expect, firstRun, MENTIONS, pathOf, tell, test, visit, type Site } from "./fixtures.ts";

test("the first run, the options and a locked page have no accessibility violation", async () => {
  const baton = await openBaton();
  try {
    const page = await firstRun(baton);
    await expect(page.getByRole("heading", { name: "Welcome to Baton" })).toBeVisible();
    await page.locator("summary").click();
    await page.getByLabel("Your name").fill("");
    await page.locator(".add-entry input").first().fill("not a handle");
    await page.keyboard.press("Enter");
    await expect(page.locator(".field-problem")).toHaveCount(2);
    await expectAccessible(page, "first run with what is missing");
    await page.reload();
    await page.getByRole("button", { name: "Start using Baton" }).click();
    await expect(page.locator(".finish .notice")).toBeVisible();
    await expectAccessible(page, "first run finished");
    await page.reload();
    await expect(page.getByRole("heading", { name: "Options" })).toBeVisible();
    await expectAccessible(page, "options");

    await page.getByRole("link", { name: "Privacy" }).click();
    await page.getByLabel("Passphrase", { exact: true }).fill("seven kind herons at dusk");
    await page.getByLabel("The same again").fill("seven kind herons at dusk");
    await page.getByRole("button", { name: "Set the passphrase" }).click();
    await expect(page.getByText("The passphrase is set.")).toBeVisible();
    await page.locator("summary").filter({ hasText: "Remove the passphrase" }).click();
    await expectAccessible(page, "options with a passphrase");
    await page.getByRole("button", { name: "Lock now" }).click();
    await expect(page.getByRole("heading", { name: "Baton is locked" })).toBeVisible();
    await page.locator("summary").click();
    await page.getByRole("button", { name: "Erase everything here" }).click();
    await expect(page.getByText(/^Please type/u)).toBeVisible();
    await expectAccessible(page, "locked");
  } finally {
    await baton.close();
  }
});

test("queue, popup, history card and chips have no accessibility violation in any state", async ({
  baton,
}) => {
  test.setTimeout(120_000);
  const queue = await baton.openOwn("sidepanel");
  const popup = await baton.openOwn("popup");
  await expect(queue.getByText("Nobody is waiting")).toBeVisible();
  await expectAccessible(queue, "empty queue");
  await expect(popup.getByText("Nothing waits for you.")).toBeVisible();
  await expectAccessible(popup, "popup with nothing");

  await sitDown(popup);
  const { page, overlay } = await visitWithCases(baton, queue);
  for (const stage of ["with_service", "held", "claimed", "waiting", "resolved", "declined"]) {
    await overlay.chip((chip) => chip.stage === stage, `a chip that is ${stage}`);
  }
  await expectOverlayAccessible(baton, page, overlay);

  // What is planted behind Baton's back, open pages do not hear of.
  await Promise.all([queue.reload(), popup.reload()]);
  await expect(popup.getByRole("list", { name: "All cases by state" })).toBeVisible();
  await expectAccessible(popup, "popup with cases");
  for (const tab of ["Closed", "Unclaimed", "Mine"]) {
    await queue.getByRole("tab", { name: tab }).click();
    await expect(queue.locator(".case-card").first()).toBeVisible();
    await expectAccessible(queue, `list ${tab}`);
  }
  await queue.locator(".case-title").first().click();
  await expect(queue.getByRole("button", { name: "Resolve" })).toBeVisible();
  await expect(queue.locator("article h2").first()).toBeFocused();
  await expectAccessible(queue, "story");
  for (const name of ["Resolve", "Wait", "Decline", "Add a note"]) {
    await queue.getByRole("button", { name, exact: true }).first().click();
    const form = queue.getByRole("form", { name });
    await form.getByRole("button", { name, exact: true }).click();
    await expect(form.locator("[aria-invalid]").first()).toBeFocused();
    await expectAccessible(queue, `form ${name} with what is missing`);
    await queue.keyboard.press("Escape");
  }
  const key = `x:${pathOf(baton, "service-lost-parcel").split("/").at(-1) ?? ""}`;
  await showCard(baton, popup, key);
  await expect(popup.getByRole("heading", { name: "Why it is flagged" })).toBeVisible();
  await expectAccessible(popup, "history card");
  await showCard(baton, popup, "x:1");
  await expect(popup.getByText("This post is no longer known.")).toBeVisible();
  await expectAccessible(popup, "history card of a post that is gone");
});

/** As in a frame, in a tab of its own: there is no page around it, so it hears itself. */
async function showCard(baton: BatonBrowser, page: Page, key: string): Promise<void> {
  await page.goto(`chrome-extension://${baton.extensionId}/history-card.html`);
  await page.evaluate((order) => postMessage(order), { key, theme: "light" });
}

test("a mention is handed off, its customer looked into, its case claimed and resolved by keyboard alone", async ({
  baton,
}) => {
  test.setTimeout(120_000);
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  const post = pathOf(baton, "service-lost-parcel");
  await handOffByKeyboard(baton, { page, overlay }, post);

  const queue = await baton.openOwn("sidepanel");
  await sitDown(queue);
  await expect(queue.getByRole("button", { name: /^Claim/u })).toBeVisible();
  await workByKeyboard(queue);
  expect((await eventTypes(queue)).slice(-2)).toEqual(["claimed", "resolved"]);
});

/** Takes one handoff back, looks at the card, and sends the second handoff at once. */
async function handOffByKeyboard(baton: BatonBrowser, { page, overlay }: Site, post: string): Promise<void> {
  const { keyboard } = page;
  await overlay.chipAt(post, "request");
  await overlay.standing(post, "hand_off");
  await tabTo(page, () => focusIn(overlay), `hand_off at ${post}`);
  await keyboard.press("Enter");
  await overlay.chipAt(post, "held");
  expect(await focusIn(overlay)).toBe(`undo at ${post}`);
  await overlay.standing(post, "undo");
  await keyboard.press("Enter");
  expect((await overlay.chipAt(post, "request")).label).toContain("Taken back");
  expect(await focusIn(overlay)).toBe(`hand_off at ${post}`);

  await keyboard.press("Home");
  expect(await focusIn(overlay)).toBe(`why at ${post}`);
  await overlay.standing(post, "why");
  await keyboard.press("Enter");
  const card = await historyCard(page);
  await expect(card.locator("h1:focus")).toHaveText("Marta Holm");
  // Not waited for: the frame that was pressed in goes away before it can tell that the key was heard.
  void keyboard.press("Escape").catch(() => undefined);
  await expect.poll(() => page.frames().length).toBe(1);
  await expect.poll(() => focusIn(overlay)).toBe(`why at ${post}`);

  await keyboard.press("End");
  await overlay.standing(post, "hand_off");
  await keyboard.press("Enter");
  await overlay.chipAt(post, "held");
  await keyboard.press("ArrowLeft");
  expect(await focusIn(overlay)).toBe(`send_now at ${post}`);
  await overlay.standing(post, "send_now");
  await keyboard.press("Enter");
  await overlay.chipAt(post, "with_service");
  // The button is gone, the keyboard goes on at the same chip, and leaves it with one more Tab.
  await keyboard.press("Tab");
  expect(await focusIn(overlay)).toBe(`open_case at ${post}`);
  await keyboard.press("Tab");
  expect(await focusIn(overlay)).not.toContain(post);
  expect(await eventTypes(await baton.worker())).toEqual(["handed_off", "undone", "reopened", "sent"]);
}

/** Claims the only case, sees what is missing in the form, and resolves it. */
async function workByKeyboard(queue: Page): Promise<void> {
  const { keyboard } = queue;
  const focused = async (): Promise<string> =>
    queue.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await tabTo(queue, focused, /^Claim/u);
  await keyboard.press("Enter");
  await expect(queue.getByText("The case is yours.")).toBeVisible();
  await expect(queue.locator("article h2").first()).toBeFocused();
  await tabTo(queue, focused, "Resolve");
  await keyboard.press("Enter");
  await expect(queue.getByLabel("What was the outcome?")).toBeFocused();
  await tabTo(queue, focused, "Resolve");
  await keyboard.press("Enter");
  // Nothing is sent while something is missing, and the keyboard is taken there.
  await expect(queue.getByLabel("What was the outcome?")).toHaveAttribute("aria-invalid", "true");
  await expect(queue.getByLabel("What was the outcome?")).toBeFocused();
  await keyboard.type("Fixed");
  await keyboard.press("Tab");
  await keyboard.type("Delivery");
  await tabTo(queue, focused, "Resolve");
  await keyboard.press("Enter");
  await expect(queue.getByText("Resolved. The outcome shows at the post.")).toBeVisible();
  await expect(queue.locator("body")).not.toBeFocused();
  await keyboard.press("Escape");
  await expect(queue.getByRole("tablist")).toBeVisible();
  await expect(queue.locator("body")).not.toBeFocused();
}

/** Opens the mentions: the first has no case yet, the next have one each, in turn in every state. */
async function visitWithCases(baton: BatonBrowser, own: Page): Promise<Site> {
  const mentions = baton.sandbox.expected(MENTIONS).filter(({ concernsBrand }) => concernsBrand);
  await plantRows(own, "cases", casesOf(mentions.slice(1, 21), Date.now()));
  await tell(own, { name: "openQueue", input: {} });
  return visit(baton, MENTIONS, { tick: 0 });
}

/** The chips and the navigator as they are now, on the light page, the dark one and in forced colors. */
async function expectOverlayAccessible(baton: BatonBrowser, page: Page, overlay: OverlayView): Promise<void> {
  for (const { colorScheme, forcedColors } of looks) {
    await page.emulateMedia({ forcedColors, reducedMotion: "reduce" });
    await page.goto(baton.sandbox.address(MENTIONS, { tick: 0, theme: colorScheme }));
    await overlay.chip(({ stage }) => stage === "request");
    const found = await violationsOfOverlay(overlay);
    expect.soft(found, `chips, ${colorScheme}, forced colors ${forcedColors}`).toEqual([]);
  }
}

/** Sits down as Mira the agent, who has the planted cases. */
async function sitDown(own: Page): Promise<void> {
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  const [row] = await readTable(own, "settings");
  const settings = { ...(row?.value as object), me: { id: "mira", name: "Mira", role: "agent" } };
  expect(await tell(own, { name: "saveSettings", input: settings })).toEqual({ ok: true, value: {} });
}

/** What has the keyboard's focus in the page, as `hand_off at /ines/status/1`; empty when it is nothing of ours. */
async function focusIn(overlay: OverlayView): Promise<string> {
  const focused = await overlay.evaluate<string>(`(() => {
    const host = document.activeElement;
    const root = host instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(host) : null;
    const action = root?.activeElement?.dataset?.action;
    const post = host?.closest("[data-sandbox-post]");
    return action === undefined ? "" : action + " at " + post?.getAttribute("data-sandbox-post");
  })()`);
  return focused ?? "";
}

/** Presses Tab until the focus is where `target` says, as far as a person would. */
async function tabTo(page: Page, focused: () => Promise<string>, target: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < 80; turn += 1) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (typeof target === "string" ? now === target : target.test(now)) return;
    passed.push(now);
  }
  throw new Error(`Tab does not lead to ${String(target)}, but to ${passed.join(", ")}`);
}

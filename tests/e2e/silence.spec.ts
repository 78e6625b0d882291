/** Baton makes no network request (P10): a whole day's work, with everything that anybody asked for recorded. */
import { closeCard, historyCard } from "../browser/pages.ts";
import { eventTypes } from "../browser/case-log.ts";

import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

test("a whole day of work asks for nothing outside the browser", async ({ baton }) => {
  test.setTimeout(120_000);
  const { context, sandbox, extensionId } = baton;
  const ours = `chrome-extension://${extensionId}`;
  /** Asked for by our worker or a page of ours, elsewhere than in the package. */
  const outside: string[] = [];
  let inside = 0;
  context.on("request", (request) => {
    const asker =
      request.serviceWorker()?.url() ?? (request.isNavigationRequest() ? "" : request.frame().url());
    if (request.url().startsWith(ours)) inside += 1;
    else if (asker.startsWith(ours)) outside.push(request.url());
  });

  await baton.become("Ada", "marketer");
  for (const path of [
    "/home",
    "/search?q=orvalane&f=live",
    "/orvalane",
    "/i/lists/84100",
    "/notifications",
  ]) {
    const { page, overlay } = await visit(baton, path);
    await expect(page.locator("article").first()).toBeVisible();
    // The one of the navigator is there as soon as Baton is at work.
    await expect.poll(async () => (await overlay.see()).hosts).toBeGreaterThan(0);
    await page.close();
  }
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "why");
  const card = await historyCard(page);
  await expect(card.getByRole("heading").first()).toBeVisible();
  await closeCard(page);
  await overlay.click(post, "not_service");
  await overlay.chipAt(post, "unflagged");
  await overlay.click(post, "take_back");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "undo");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "send_now");
  await overlay.chipAt(post, "with_service");

  await baton.become("Mira", "agent");
  const popup = await baton.openOwn("popup");
  await expect(popup.getByText(/^The oldest unclaimed case/u)).toBeVisible();
  const queue = await baton.openOwn("sidepanel");
  await queue.getByRole("button", { name: /^Claim/u }).click();
  // The story of a claimed case opens by itself.
  await expect(queue.getByText("The case is yours.")).toBeVisible();
  await queue.getByRole("button", { name: "Resolve" }).click();
  const form = queue.getByRole("form", { name: "Resolve" });
  await form.getByLabel("What was the outcome?").selectOption("fixed");
  await form.getByLabel("Where did the trouble come from?").selectOption("delivery");
  await form.getByRole("button", { name: "Resolve" }).click();
  await expect.poll(async () => (await eventTypes(await baton.worker())).at(-1)).toBe("resolved");

  // The day did happen, and what the sites were asked for was asked by their own pages.
  expect(inside).toBeGreaterThan(5);
  expect(sandbox.requests.length).toBeGreaterThan(5);
  expect(outside).toEqual([]);
  expect(sandbox.requests.filter(({ foreign }) => foreign)).toEqual([]);
  expect(sandbox.requests.filter(({ origin }) => origin?.startsWith("chrome-extension:"))).toEqual([]);
});

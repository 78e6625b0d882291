/** Baton makes no network request (P10): a whole day's work, with everything that anybody asked for recorded. */
import { closeCard, historyCard } from "../browser/pages.ts";
import { eventTypes } from "../browser/case-log.ts";

import type { BatonBrowser } from "../browser/baton.ts";
import { plantRows, readTable } from "../browser/store.ts";
import { expect, MENTIONS, pathOf, tell, test, visit } from "./fixtures.ts";

const PASSPHRASE = "seven kind herons at dusk";

test("a whole day of work asks for nothing outside the browser", async ({ baton }) => {
  test.setTimeout(180_000);
  const { context, sandbox, extensionId } = baton;
  const ours = `chrome-extension://${extensionId}`;
  /** Asked for by our worker or a page of ours, elsewhere than in the package. */
  const outside: string[] = [];
  let inside = 0;
  context.on("request", (request) => {
    const asker =
      request.serviceWorker()?.url() ?? (request.isNavigationRequest() ? "" : request.frame().url());
    // Files that are saved have addresses in memory.
    if (
      request
        .url()
        .replace(/^blob:/u, "")
        .startsWith(ours)
    )
      inside += 1;
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

  await keepingHours(baton);

  // The day did happen, and what the sites were asked for was asked by their own pages.
  expect(inside).toBeGreaterThan(5);
  expect(sandbox.requests.length).toBeGreaterThan(5);
  expect(outside).toEqual([]);
  expect(sandbox.requests.filter(({ foreign }) => foreign)).toEqual([]);
  expect(sandbox.requests.filter(({ origin }) => origin?.startsWith("chrome-extension:"))).toEqual([]);
});

/** What is done with the data that is here: brought in, looked up, told, deleted in time, saved, locked and unlocked. */
async function keepingHours(baton: BatonBrowser): Promise<void> {
  const page = await baton.openOwn("import");
  // As if the last run had been long ago, so that the next look at what is due makes one.
  await plantRows(page, "ledger", [{ name: "retention", value: { doneAt: 0, removed: 0, underway: 0 } }]);
  const content =
    "Ticket no,E-Mail,Created,Subject,Text\n1,noor@example.com,2026-03-04 10:00,Late,Where is it?\n";
  const file = { name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.getByLabel("Choose a file").setInputFiles(file);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: /is imported$/u })).toBeVisible();

  const account = "email:noor@example.com";
  const call = { kind: "call", direction: "in", happenedAt: Date.now(), title: "Card" } as const;
  const text = "Paid with 4111 1111 1111 1111, lives at 5 Heath Street";
  const logged = { commandId: crypto.randomUUID(), account, ...call, text };
  expect(await tell(page, { name: "logContact", input: logged })).toMatchObject({ ok: true });
  const opening = baton.context.waitForEvent("page");
  expect(await tell(page, { name: "openCustomer", input: { account } })).toMatchObject({ ok: true });
  const customer = await opening;
  await expect(customer.getByText(text)).toBeVisible();
  const download = customer.waitForEvent("download");
  await customer.getByRole("button", { name: "Save their data" }).click();
  await (await download).path();
  await customer.close();

  await expect
    .poll(async () => (await readTable(page, "ledger")).find(({ name }) => name === "retention")?.value, {
      timeout: 45_000,
    })
    .not.toMatchObject({ doneAt: 0 });

  await page.goto(page.url().replace("import.html", "privacy.html"));
  await expect(page.getByRole("heading").first()).toBeVisible();
  await page.goto(page.url().replace("privacy.html", "options.html"));
  await page.getByRole("button", { name: "Start using Baton" }).click();
  await page.getByText(/^You are ready/u).waitFor();
  await page.goto(`${page.url()}#backup`);
  await page.reload();
  const saving = page.getByRole("form", { name: "Save a backup" });
  await saving.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await saving.getByLabel("The passphrase again").fill(PASSPHRASE);
  const backup = page.waitForEvent("download");
  await saving.getByRole("button", { name: "Save a backup" }).click();
  await (await backup).path();

  await page.getByRole("link", { name: "Privacy" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Set the passphrase" }).click();
  await expect(page.getByText("The passphrase is set.")).toBeVisible();
  const popup = await baton.openOwn("popup");
  await popup.getByRole("button", { name: "Lock now" }).click();
  await popup.getByLabel("Passphrase").fill(PASSPHRASE);
  await popup.getByRole("button", { name: "Unlock" }).click();
  await expect(popup.getByRole("button", { name: "Lock now" })).toBeVisible();
}

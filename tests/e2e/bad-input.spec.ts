/** What lies in the store and does not fit: it is set aside or left out, the rest goes on, and people are told. */
import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import { closeCard, historyCard } from "../browser/pages.ts";
import { plantRows, readTable, readTables } from "../browser/store.ts";
import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

const AUTHOR = "x:marta_holm";
const ONE_SET_ASIDE = "1 stored entry could not be read and was set aside. Everything else goes on.";

test("a case, a mention, a customer and a contact that do not fit stop neither the page, the card nor the queue", async ({
  baton,
}) => {
  const own = await storeIsMade(baton);
  await baton.become("Kim", "lead");
  await plantRows(own, "cases", [
    { id: `case-${"1".repeat(32)}`, status: "handed_off", delivery: "sent", customerKey: AUTHOR },
    { id: "../case", status: "claimed", delivery: "held", customerKey: AUTHOR, mentionKeys: [null, 7] },
  ]);
  await plantRows(own, "mentions", [
    { key: "x:1", mention: 7 },
    { key: "x:2", mention: { text: "<b>" } },
  ]);
  await plantRows(own, "customers", [{ key: AUTHOR, name: { first: "Marta" }, contactCount: "many" }]);
  await plantRows(own, "contacts", [
    { id: "x:1", customerKey: AUTHOR, at: 1, kind: "nonsense", text: null },
    { id: "x:2", customerKey: AUTHOR, at: -5 },
  ]);

  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "why");
  const card = await historyCard(page);
  await expect(card.getByRole("heading").first()).toBeVisible();
  await expect(card.getByText("nonsense")).toHaveCount(0);
  await closeCard(page);
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "send_now");
  await overlay.chipAt(post, "with_service");
  // Their author counts afresh, from what is certain.
  const customers = await readTable(own, "customers");
  expect(customers.find(({ key }) => key === AUTHOR)).toMatchObject({ contactCount: 1 });

  const queue = await baton.openOwn("sidepanel");
  await expect(queue.getByRole("button", { name: /^Claim/u })).toHaveCount(1);
  await queue.getByRole("button", { name: /^Claim/u }).click();
  await expect(queue.getByText("The case is yours.")).toBeVisible();
});

test("a case whose row was damaged is made again from its log, and the queue tells what was set aside", async ({
  baton,
}) => {
  const own = await storeIsMade(baton);
  await baton.become("Kim", "lead");
  const { page, overlay } = await visit(baton, MENTIONS);
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "held");
  await overlay.click(post, "send_now");
  await overlay.chipAt(post, "with_service");
  // What is still on its way into the log would make the case again by itself.
  await expect.poll(() => hasAllTakenIn(own)).toBe(true);
  const [before] = await readTable(own, "cases");
  const damaged = { ...before, handedOff: "somebody", notes: 3 };
  await plantRows(own, "cases", [damaged]);
  const queue = await baton.openOwn("sidepanel");
  await expect(queue.getByRole("button", { name: /^Claim/u })).toHaveCount(0);

  // The post cannot tell that it was handed off, and handing it off finds the log.
  await page.bringToFront();
  await page.reload();
  await overlay.chipAt(post, "request");
  await overlay.click(post, "hand_off");
  await overlay.chipAt(post, "with_service");
  expect(await readTable(own, "cases")).toEqual([before]);
  expect(await readTable(own, "quarantine")).toMatchObject([{ table: "cases", row: damaged }]);

  await queue.bringToFront();
  await expect(queue.getByRole("button", { name: /^Claim/u })).toHaveCount(1);
  await expect(queue.getByText(ONE_SET_ASIDE)).toBeVisible();
  const saved = queue.waitForEvent("download");
  await queue.getByRole("button", { name: "Save as a file" }).click();
  expect((await saved).suggestedFilename()).toBe("baton-set-aside.json");
  await queue.getByRole("button", { name: "Remove from the store" }).click();
  await expect(queue.getByText("Saved as a file.", { exact: false })).toHaveCount(0);
  expect(await readTable(own, "quarantine")).toEqual([]);
});

for (const [what, value] of [
  ["nothing", undefined],
  ["somebody's notes", { me: "nobody", sitesOff: "all" }],
  ["an undo of a year", { undoSeconds: 31_536_000 }],
] as const) {
  test(`settings that are ${what} are set aside, the options say so, and Baton goes on with its own`, async ({
    baton,
  }) => {
    const own = await storeIsMade(baton);
    const [good] = await readTable(own, "settings");
    const bad = value && "undoSeconds" in value ? { ...(good?.value as object), ...value } : value;
    await plantRows(own, "settings", [{ name: "settings", value: bad }]);

    const options = await baton.openOwn("options");
    await expect(options.getByText(ONE_SET_ASIDE)).toBeVisible();
    await expect(options.getByLabel("Your name")).toHaveValue("Me");
    expect(await readTable(own, "quarantine")).toMatchObject([{ table: "settings" }]);
    await options.getByLabel("Your name").fill("Ada");
    await options.getByLabel("Your name").press("Tab");
    await expect(options.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();

    const { overlay } = await visit(baton, MENTIONS);
    await overlay.chipAt(pathOf(baton, "service-lost-parcel"), "request");
  });
}

/** A page of ours, once the store is there. */
async function storeIsMade(baton: BatonBrowser): Promise<Page> {
  const own = await baton.openOwn("popup");
  await expect.poll(() => readTable(own, "settings")).toHaveLength(1);
  return own;
}

/** Whether nothing waits to be sent, and what came was taken in. */
async function hasAllTakenIn(own: Page): Promise<boolean> {
  const { outbox, events, ledger } = await readTables(own, ["outbox", "events", "ledger"]);
  const seen = ledger.find(({ name }) => name === "seen")?.value;
  return outbox.length === 0 && events.every(({ sequence }) => sequence <= Number(seen));
}

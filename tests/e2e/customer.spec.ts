/** The customer page, from a card at a mention to the end of a long history. */
import { expectAccessible } from "../browser/axe.ts";
import { openBaton } from "../browser/baton.ts";
import { grantedPackage } from "../browser/granted-package.ts";
import { historyCard } from "../browser/pages.ts";
import { plantRows, readTable } from "../browser/store.ts";
import { expect, leaveFirstRun, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOTES = 150;

test("a card opens the whole history: nobody's name is in its address, accounts are linked by a click, and only what is seen is drawn", async ({
  baton,
}) => {
  test.setTimeout(90_000);
  const { page, overlay } = await visit(baton, MENTIONS, { tick: 0 });
  const post = pathOf(baton, "service-lost-parcel");
  await overlay.chipAt(post, "request");
  const now = Date.now();
  const theirs = { customerKey: "x:marta_holm", by: "Mira" };
  const notes = Array.from({ length: NOTES }, (_each, index) => ({
    ...theirs,
    id: `note:${index}`,
    at: now - (40 + index) * DAY,
    channel: "note",
    kind: "note" as const,
    text: `Note number ${index}`,
  }));
  const traces = ["order:40012345"];
  const called = { at: now - 9 * DAY, contactAt: now - 9 * DAY, direction: "in" as const };
  const asked = { at: now - 30 * DAY, contactAt: now - 30 * DAY };
  await plantRows(await baton.worker(), "contacts", [
    { ...theirs, ...called, id: "call", channel: "phone", kind: "call", text: "Rang about it", traces },
    {
      ...asked,
      id: "ticket",
      customerKey: "crm:4711",
      channel: "email",
      kind: "ticket",
      text: "Order 40012345 did not come",
      title: "Where is it",
      traces,
      source: { name: "tickets.csv", importId: "one", line: 17 },
    },
    ...notes,
  ]);
  await overlay.click(post, "why");
  const card = await historyCard(page);
  await expect(card.getByText("Rang about it")).toBeVisible();
  const opening = baton.context.waitForEvent("page");
  // The card lets a click through once it has been seen for a moment.
  await expect(async () => {
    await card.getByRole("button", { name: "Whole history" }).click({ timeout: 1_000 });
    await Promise.race([opening, page.waitForEvent("close", { timeout: 1_000 })]);
  }).toPass();
  const customer = await opening;
  await expect(customer.getByRole("heading", { level: 1, name: "Marta Holm" })).toBeVisible();
  expect(customer.url()).toMatch(/customer\.html#[\da-f-]{36}$/u);

  await expect(
    customer.getByText(/The order number .*40012345.* stands here: in an entry from/u),
  ).toBeVisible();
  await customer.getByRole("button", { name: "Link", exact: true }).first().click();
  await expect(customer.getByText("Linked: one person.")).toBeVisible();
  await expect(customer.getByText(/^3 contacts in/u)).toBeVisible();
  await customer.getByText("Log a call, a mail or a note").click();
  await customer.getByText("Tags and facts").click();
  await expectAccessible(customer, "customer page");

  const drawn = customer.locator(".timeline-line");
  expect(await drawn.count()).toBeLessThan(60);
  await expect(async () => {
    await customer.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(customer.getByText(`Note number ${NOTES - 1}`, { exact: true })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  expect(await drawn.count()).toBeLessThan(60);
});

test("marked text is logged from the browser's menu: the page that opens has it in its form", async () => {
  const folder = await grantedPackage(test.info().outputPath("with-menu"), { permissions: ["contextMenus"] });
  const baton = await openBaton({ package: folder });
  try {
    await leaveFirstRun(baton);
    await baton.openSite(MENTIONS, { tick: 0 });
    const worker = await baton.worker();
    const opening = baton.context.waitForEvent("page");
    // Nothing can open the browser's own menu here: its entries must be there, and a click on one is told as the browser tells it.
    await worker.evaluate(async () => {
      type Menus = {
        update(id: string, changes: object, done: () => void): void;
        readonly onClicked: { dispatch(click: object, tab: object): void };
      };
      const { contextMenus, runtime } = (
        globalThis as unknown as { chrome: { contextMenus: Menus; runtime: { lastError?: unknown } } }
      ).chrome;
      for (const id of ["log_call", "log_mail"]) {
        await new Promise<void>((resolve, reject) => {
          const told = (): void => (runtime.lastError ? reject(new Error(`no entry ${id}`)) : resolve());
          contextMenus.update(id, { enabled: true }, told);
        });
      }
      const click = { menuItemId: "log_mail", editable: false, pageUrl: "https://mail.example/", frameId: 0 };
      contextMenus.onClicked.dispatch({ ...click, selectionText: " Thank you, it came. " }, { id: 1 });
    });
    const customer = await opening;
    await expect(customer.getByText("Log as a mail with…")).toBeVisible();
    await expect(customer.getByText("Thank you, it came.")).toBeVisible();
    await customer.getByLabel("Find a customer").fill("tom@example.com");
    await customer.getByRole("button", { name: "Find", exact: true }).click();
    await customer.getByRole("button", { name: /^Begin a history for/u }).click();
    await expect(customer.getByLabel("What was said")).toHaveValue("Thank you, it came.");
    await customer.getByRole("button", { name: "Log it" }).click();
    await expect(customer.getByText("Logged.")).toBeVisible();
    await expect(customer.locator(".timeline-line").getByText("Thank you, it came.")).toBeVisible();
    const lines = await readTable(worker, "contacts");
    expect(lines.filter(({ kind }) => kind === "mail")).toMatchObject([
      { customerKey: "email:tom@example.com", text: "Thank you, it came.", by: "Me" },
    ]);
  } finally {
    await baton.close();
  }
});

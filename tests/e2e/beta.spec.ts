/** Inboxes in beta: nothing is there until somebody allows it, and then counts alone. */
import type { Page } from "@playwright/test";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { grantedPackage } from "../browser/granted-package.ts";
import { OverlayView } from "../browser/overlay-view.ts";
import { expect, leaveFirstRun, test } from "./fixtures.ts";

const INBOX = "https://business.facebook.com/latest/inbox";
const message =
  '<div role="row"><div role="gridcell"><span dir="auto">Ines: where is my parcel?</span></div></div>';

/** An invented page with six messages: nobody has a saved one. */
async function openInbox({ context }: BatonBrowser): Promise<Page> {
  const page = await context.newPage();
  const body = `<!doctype html><title>Inbox</title><main role="main">${message.repeat(6)}</main>`;
  await page.route(INBOX, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(INBOX);
  return page;
}

test("an inbox that nobody allowed has nothing of Baton in it", async ({ baton }) => {
  const page = await openInbox(baton);
  const overlay = await OverlayView.of(page);
  // A page where Baton runs is read meanwhile, so there was time for it here too.
  const other = await OverlayView.of(await baton.openSite("/notifications/mentions"));
  await other.chip(() => true);
  expect(await overlay.evaluate("1")).toBeUndefined();
});

test("an inbox that was allowed is counted, shows nothing, and keeps no word", async () => {
  const folder = await grantedPackage(test.info().outputPath("with-inbox"), {
    permissions: ["scripting"],
    hosts: ["https://business.facebook.com/*"],
  });
  const baton = await openBaton({ package: folder });
  try {
    await leaveFirstRun(baton);
    const worker = await baton.worker();
    await expect
      .poll(() =>
        worker.evaluate(async () => {
          type Scripting = { getRegisteredContentScripts(): Promise<{ readonly id: string }[]> };
          const { scripting } = (globalThis as unknown as { chrome: { scripting: Scripting } }).chrome;
          return (await scripting.getRegisteredContentScripts()).map(({ id }) => id);
        }),
      )
      .toEqual(["businesssuite"]);
    const page = await openInbox(baton);
    const before = await page.content();
    const doctor = await baton.openOwn("doctor");
    const site = doctor.getByRole("region", { name: "Meta Business Suite", exact: true });
    await page.bringToFront();
    await expect(site.getByRole("row", { name: /^Messages Not readable, off there 6 0 6/u })).toBeVisible({
      timeout: 30_000,
    });
    await expect(site.getByText("In beta: nothing is read here.")).toBeVisible();
    expect(await page.content()).toBe(before);
    const rows = await doctor.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open("baton");
        opening.addEventListener("success", () => resolve(opening.result));
      });
      return new Promise<string>((resolve) => {
        const asking = database.transaction("health").objectStore("health").getAll();
        asking.addEventListener("success", () => resolve(JSON.stringify(asking.result)));
      });
    });
    expect(rows).toContain("div=gridcell(span[dir](text))");
    expect(rows).not.toMatch(/Ines|parcel/u);
  } finally {
    await baton.close();
  }
});

/** How Baton tells that it cannot read a page, and what it says of its reading. */
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { diagnosticsSchema } from "../../lib/diagnostics.ts";
import { expectAccessible } from "../browser/axe.ts";
import { OverlayView } from "../browser/overlay-view.ts";
import { expect, MENTIONS, pathOf, test, visit } from "./fixtures.ts";

/** The site's next release: nothing is a link any more, posts and names open by script. */
async function withoutLinks(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Fetch.requestPaused", ({ requestId, responseHeaders = [], responseStatusCode = 200 }) => {
    void changed(requestId).then((body) =>
      session.send("Fetch.fulfillRequest", {
        requestId,
        responseCode: responseStatusCode,
        responseHeaders,
        body,
      }),
    );
  });
  async function changed(requestId: string): Promise<string> {
    const { body, base64Encoded } = await session.send("Fetch.getResponseBody", { requestId });
    const text = Buffer.from(body, base64Encoded ? "base64" : "utf8").toString();
    const next = text.replaceAll(/\bhref=/gu, "data-to=").replaceAll(/\bhref:/gu, '"data-to":');
    return Buffer.from(next).toString("base64");
  }
  const patterns = (["Document", "Script"] as const).map((resourceType) => ({
    urlPattern: "https://x.com/*",
    resourceType,
    requestStage: "Response" as const,
  }));
  await session.send("Fetch.enable", { patterns });
}

test("the doctor shows what was read where, and saves a report without a word of any post", async ({
  baton,
}) => {
  const { page, overlay } = await visit(baton, MENTIONS);
  await overlay.chip((chip) => chip.post === pathOf(baton, "service-lost-parcel"), "the lost parcel");
  // What was read is told when the person goes on.
  await page.goto(baton.sandbox.address("/home"));
  const doctor = await baton.openOwn("doctor");
  const site = doctor.getByRole("region", { name: "X", exact: true });
  await expect(site.getByRole("row", { name: /^Mentions Read well/u })).toBeVisible();
  await expectAccessible(doctor, "the doctor");

  const saving = doctor.waitForEvent("download");
  await doctor.getByRole("button", { name: "Save the report" }).click();
  const text = await readFile(await (await saving).path(), "utf8");
  const report = diagnosticsSchema.parse(JSON.parse(text));
  expect(report.surfaces.some(({ surface, tally }) => surface === "mentions" && tally.read > 0)).toBe(true);
  for (const post of baton.sandbox.world.posts) {
    expect(text).not.toContain(`"${post.by}"`);
    if (post.text.length >= 20) expect(text).not.toContain(post.text.slice(0, 20));
  }
});

test("a page that the site changed beyond reading gets no chips, and people are told in words", async ({
  baton,
}) => {
  const page = await baton.context.newPage();
  await withoutLinks(page);
  await page.goto(baton.sandbox.address(MENTIONS));
  const overlay = await OverlayView.of(page);
  await expect(page.getByRole("article").nth(6)).toBeAttached();
  await expect
    .poll(async () => (await overlay.see()).navigator)
    .toContain("Baton cannot read this page and is off here.");
  expect((await overlay.see()).chips).toEqual([]);

  await page.goto(baton.sandbox.address("/home"));
  const popup = await baton.openOwn("popup");
  await expect(
    popup.getByText(/^X, Mentions: Baton cannot read these pages and is off there\.$/u),
  ).toBeVisible();
  await expectAccessible(popup, "the popup with trouble");
  const opening = baton.context.waitForEvent("page");
  await popup.getByRole("button", { name: "How well Baton reads" }).click();
  const doctor = await opening;
  await expect(doctor.getByRole("row", { name: /^Mentions Not readable, off there/u })).toBeVisible();
  await expectAccessible(doctor, "the doctor with trouble");
});

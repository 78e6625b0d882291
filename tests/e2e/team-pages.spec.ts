/** What a lead sees of a team, looked at with axe-core: alone, founded with its server away, and a case that others are at. */
import type { Page } from "@playwright/test";

import { createSigner, sign } from "../../lib/ledger/signed.ts";
import { expectAccessible } from "../browser/axe.ts";
import type { BatonBrowser } from "../browser/baton.ts";
import { casesOf } from "../browser/planted-cases.ts";
import { plantRows, readTable } from "../browser/store.ts";
import { expect, MENTIONS, test } from "./fixtures.ts";

/** Nobody listens there: everything waits to be sent. */
const NOWHERE = "ws://localhost:9";

test("the team's part of the options and what a lead does in the panel are accessible", async ({ baton }) => {
  test.setTimeout(120_000);
  const options = await baton.openOwn("options");
  await options.getByRole("button", { name: "Start using Baton" }).click();
  await options.goto(`${options.url()}#team`);
  await options.reload();
  await expect(options.getByText(/^You work alone/u)).toBeVisible();
  await options.getByRole("button", { name: "Create team" }).click();
  await expect(options.getByText("Fill in the team, your name and the server.")).toBeVisible();
  await expectAccessible(options, "no team, with what is missing");

  await found(options);
  await plant(baton, options);
  await options.reload();
  await expect(options.getByRole("list", { name: "Entries set aside" })).toBeVisible();
  await options.getByRole("button", { name: "Leave", exact: true }).click();
  await expectAccessible(options, "a team whose server is away");

  const queue = await baton.openOwn("sidepanel");
  await expect(queue.getByText("1 entry of the team’s log was set aside.")).toBeVisible();
  await expect(queue.getByText(/had no effect/u)).toBeVisible();
  await expectAccessible(queue, "panel with notices");
  await queue.locator(".case-title").first().click();
  await queue.getByRole("button", { name: "Erase this person…" }).click();
  await expect(queue.getByRole("form", { name: "Erase this person…" })).toBeVisible();
  await expectAccessible(queue, "asked whether to erase");
  const word = await queue.locator(".person-data form label").textContent();
  await queue.getByLabel(/^Type/u).fill(/Type \u2068(.*)\u2069/u.exec(word ?? "")?.[1] ?? "");
  await queue.getByRole("button", { name: "Erase for good" }).click();
  await expect(queue.getByText(/^The team’s server still has the words/u)).toBeVisible();
  await expectAccessible(queue, "erased, and the server is away");
});

async function found(page: Page): Promise<void> {
  await page.getByLabel("Name of the team").fill("Northlane care");
  await page.getByLabel("Your name").fill("Lena");
  await page.getByLabel("Address of the server").fill(NOWHERE);
  await page.getByRole("button", { name: "Create team" }).click();
  await expect(page.getByRole("list", { name: "Members" })).toBeVisible();
}

/** Cases in every state, an entry that was set aside, and a claim that came to nothing. */
async function plant(baton: BatonBrowser, page: Page): Promise<void> {
  const mentions = baton.sandbox.expected(MENTIONS).filter(({ concernsBrand }) => concernsBrand);
  const now = Date.now();
  const cases = casesOf(mentions.slice(1, 7), now);
  await plantRows(page, "cases", cases);
  const [first, , claimed] = cases;
  const entry = await sign(JSON.stringify({ words: "no entry" }), await createSigner());
  const row = { sequence: 3, id: "aside:3", caseId: first?.id, receivedAt: now, entry, aside: "unreadable" };
  await plantRows(page, "events", [row]);
  const refused = { code: "already_claimed", at: now };
  const command = { id: crypto.randomUUID(), at: now, caseId: claimed?.id, refused };
  await plantRows(page, "commands", [command]);
  expect(await readTable(page, "cases")).toHaveLength(6);
}

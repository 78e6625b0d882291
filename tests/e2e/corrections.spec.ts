/** Baton learns here and now: a person's word on one mention changes the next one like it, and can be taken back and passed on. */
import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import type { BatonBrowser } from "../browser/baton.ts";
import { readTable } from "../browser/store.ts";
import { expect, pathOf, test, visit } from "./fixtures.ts";

/** Two people play the same game with the brand, in the words of people who miss something. */
const GAME = "/search?q=zebra";

async function openLearned(baton: BatonBrowser): Promise<Page> {
  const page = await baton.openOwn("options");
  await page.getByRole("button", { name: "Start using Baton" }).click();
  await page.getByText("You are ready").waitFor();
  await page.goto(`${page.url()}#learned`);
  await page.reload();
  await page.getByRole("heading", { name: "What Baton learned" }).waitFor();
  return page;
}

test("“Not service” at one post changes the next one like it at once; undoing it in the options changes it back", async ({
  baton,
}) => {
  const { page, overlay } = await visit(baton, GAME);
  const first = pathOf(baton, "game-zebra-van");
  const second = pathOf(baton, "game-zebra-van-too");
  await overlay.chipAt(first, "request");
  await overlay.chipAt(second, "request");

  await overlay.click(first, "not_service");
  await overlay.chipAt(first, "unflagged");
  const like = await overlay.chipAt(second, "unflagged");
  // Nobody corrected this one: it can be called service, and there is nothing to take back.
  expect(like.buttons.map(({ action }) => action)).toContain("is_service");
  const corrected = await readTable(await baton.worker(), "corrections");
  expect(corrected.map(({ author }) => author)).toEqual(["mina_farouk"]);

  const other = await visit(baton, "/search?q=Tuesday");
  await other.overlay.chipAt(pathOf(baton, "service-lost-parcel"), "request");

  const options = await openLearned(baton);
  await expect(options.getByText("zebra van")).toBeVisible();
  await options.getByRole("button", { name: /^Undo “Not service”/u }).click();
  await expect(options.getByText("Nothing was corrected yet")).toBeVisible();
  await page.bringToFront();
  await overlay.chipAt(first, "request");
  await overlay.chipAt(second, "request");
});

test("what one browser learned, another one takes from a file", async ({ baton }) => {
  const { page, overlay } = await visit(baton, GAME);
  const first = pathOf(baton, "game-zebra-van");
  const second = pathOf(baton, "game-zebra-van-too");
  await overlay.chipAt(first, "request");
  await overlay.click(first, "not_service");
  await overlay.chipAt(second, "unflagged");

  const options = await openLearned(baton);
  const downloading = options.waitForEvent("download");
  await options.getByRole("button", { name: "Save as a file" }).click();
  const file = await (await downloading).path();
  expect(readFileSync(file, "utf8")).not.toMatch(/zebra|colouring|status|mina|lotta/iu);

  // A browser that knows nothing any more stands for another one.
  await options.getByRole("button", { name: "Undo everything…" }).click();
  await options.getByRole("button", { name: "Undo 1 correction" }).click();
  await expect(options.getByText("Nothing was corrected yet")).toBeVisible();
  await page.bringToFront();
  await overlay.chipAt(first, "request");

  await options.bringToFront();
  await options.getByLabel("Import a file").setInputFiles(file);
  await expect(options.getByText("1 correction was imported.")).toBeVisible();
  await page.bringToFront();
  await overlay.chipAt(first, "unflagged");
  await overlay.chipAt(second, "unflagged");
});

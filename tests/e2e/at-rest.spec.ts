/** What lies on the disk while the browser is closed, and what a passphrase keeps from whoever opens it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Page } from "@playwright/test";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { toolbarBadge } from "../browser/pages.ts";
import { foundInProfile } from "../browser/raw-files.ts";
import { readTable } from "../browser/store.ts";
import { expect, firstRun, leaveFirstRun, pathOf, test, visit } from "./fixtures.ts";
import { openCase } from "./open-case.ts";

const NOTE = "Depot 4711 has the grey parcel of the neighbour";
const CONTROL = "What somebody stores without a cipher is found";
const PASSPHRASE = "seven kind herons at dusk";

test("nothing of a customer is to be read on the disk, and nothing at all without the passphrase", async () => {
  test.slow();
  const profile = await mkdtemp(path.join(tmpdir(), "baton-at-rest-"));
  try {
    const planted = await withBaton(profile, async (baton) => {
      await leaveFirstRun(baton);
      const panel = await openCase(baton, "service-lost-parcel");
      await addNote(panel);
      const [mention] = await readTable(panel, "mentions");
      if (!mention) throw new Error("no mention was kept");
      await storeInClear(panel, CONTROL);
      const { text, author, id, url } = mention.mention;
      return { key: mention.key, texts: [NOTE, text, author.handle, author.name, id, url] };
    });
    expect(planted.texts.filter((text) => text.length < 5)).toEqual([]);
    expect(await foundInProfile(profile, planted.texts)).toEqual([]);
    // The search does find: what a page stores as it is, and what of a case stays in clear.
    expect(await foundInProfile(profile, [CONTROL])).not.toEqual([]);
    expect(await foundInProfile(profile, ["handed_off"])).not.toEqual([]);

    await withBaton(profile, async (baton) => {
      // It opens by itself again, and another one opened at that moment would get in its way.
      const options = await firstRun(baton);
      await options.getByRole("button", { name: "Start using Baton" }).click();
      await options.getByText("You are ready. Open a page whe").waitFor();
      await options.reload();
      await options.getByRole("link", { name: "Privacy" }).click();
      await options.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
      await options.getByLabel("The same again").fill(PASSPHRASE);
      await options.getByRole("button", { name: "Set the passphrase" }).click();
      await expect(options.getByText("The passphrase is set.")).toBeVisible();
    });

    await withBaton(profile, async (baton) => {
      await expect.poll(() => toolbarBadge(baton)).toMatchObject({ text: "lock" });
      const site = await visit(baton, baton.sandbox.site.mentions);
      const panel = await baton.openOwn("sidepanel");
      await panel.getByLabel("Passphrase").fill("seven kind herons at dawn");
      await panel.getByRole("button", { name: "Unlock" }).click();
      await expect(panel.getByRole("alert")).toHaveText("That is not the passphrase. Nothing was changed.");
      await panel.getByLabel("Passphrase").fill(PASSPHRASE);
      await panel.getByRole("button", { name: "Unlock" }).click();
      await panel.getByRole("button", { name: /^Read the story/u }).click();
      await expect(panel.getByText(NOTE).first()).toBeVisible();
      await site.overlay.chipAt(pathOf(baton, "service-lost-parcel"), "with_service");

      const popup = await baton.openOwn("popup");
      await popup.getByRole("button", { name: "Lock now" }).click();
      for (const page of [popup, panel]) {
        await expect(page.getByRole("heading", { name: "Baton is locked" })).toBeVisible();
      }
      await expect.poll(async () => (await site.overlay.see()).chips).toEqual([]);
    });
    expect(await foundInProfile(profile, [...planted.texts, PASSPHRASE])).toEqual([]);
  } finally {
    await rm(profile, { recursive: true });
  }
});

async function withBaton<Result>(
  profile: string,
  work: (baton: BatonBrowser) => Promise<Result>,
): Promise<Result> {
  const baton = await openBaton({ profile });
  try {
    return await work(baton);
  } finally {
    await baton.close();
  }
}

async function addNote(panel: Page): Promise<void> {
  await panel.getByRole("button", { name: "Add a note" }).click();
  const form = panel.getByRole("form", { name: "Add a note" });
  await form.getByLabel("Note for your colleagues").fill(NOTE);
  await form.getByRole("button", { name: "Add a note" }).click();
  await expect(panel.getByText(NOTE).first()).toBeVisible();
}

/** In a database beside Baton's, as Baton's would be if nothing were encrypted. */
async function storeInClear(inside: Page, text: string): Promise<void> {
  await inside.evaluate(async (value) => {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open("control");
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
      opening.addEventListener("success", () => {
        const transaction = opening.result.transaction("rows", "readwrite");
        transaction.objectStore("rows").put({ text: value }, "one");
        transaction.addEventListener("complete", () => resolve());
        transaction.addEventListener("abort", () => reject(new Error(String(transaction.error))));
      });
    });
  }, text);
}

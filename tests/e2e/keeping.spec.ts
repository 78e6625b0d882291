/** What people keep and what they forget: a person is erased for good, and a backup is saved and restored, in a real browser. */
import { readFileSync } from "node:fs";

import { expectAccessible } from "../browser/axe.ts";
import { readTables } from "../browser/store.ts";
import { expect, test } from "./fixtures.ts";
import { openCase } from "./open-case.ts";

const PASSPHRASE = "seven quiet herons by the lock";

test("a person who is erased is in no row of the store, and a backup brings everybody else back", async ({
  baton,
}) => {
  test.setTimeout(120_000);
  const panel = await openCase(baton, "service-lost-parcel");
  const worker = await baton.worker();
  const everything = async (): Promise<string> =>
    JSON.stringify(
      await readTables(worker, [
        "events",
        "outbox",
        "cases",
        "mentions",
        "customers",
        "contacts",
        "corrections",
        "quarantine",
      ]),
    );
  await panel.getByRole("button", { name: "Erase this person…" }).click();
  const form = panel.getByRole("form", { name: "Erase this person…" });
  await expect(form).toBeVisible();
  const label = (await form.locator("label").textContent()) ?? "";
  const handle = /\u2068(.+)\u2069/u.exec(label)?.[1] ?? "";
  expect(await everything()).toContain(`x:${handle}`);

  const options = await baton.openOwn("options");
  await options.getByRole("button", { name: "Start using Baton" }).click();
  await options.goto(`${options.url()}#backup`);
  await options.reload();
  const fields = options.getByRole("form", { name: "Save a backup" });
  await fields.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await fields.getByLabel("The passphrase again").fill(PASSPHRASE);
  const download = options.waitForEvent("download");
  await fields.getByRole("button", { name: "Save a backup" }).click();
  const path = await (await download).path();
  expect(readFileSync(path, "latin1")).not.toContain(handle);

  await panel.bringToFront();
  await form.getByRole("textbox").fill(handle);
  await form.getByRole("button", { name: "Erase for good" }).click();
  await expect(panel.getByRole("heading", { name: "Erased person" })).toBeVisible();
  await expect.poll(everything).not.toContain(handle);

  await options.bringToFront();
  await options.getByLabel("Backup file").setInputFiles(path);
  await options.getByLabel("Its passphrase").fill(PASSPHRASE);
  await options.getByRole("button", { name: "Look into it" }).click();
  await expect(options.getByText(/^1 person was erased here after the backup was made/u)).toBeVisible();
  await expectAccessible(options, "a backup that was looked into");
  await options.getByRole("button", { name: "Restore this backup…" }).click();
  await options.getByRole("button", { name: "Replace everything" }).click();
  await expect(options.getByText(/^Restored: \d+ records/u)).toBeVisible({ timeout: 30_000 });
  expect(await everything()).not.toContain(handle);
  await expect(options.getByText(/^Receipt 1:/u)).toBeVisible();
});

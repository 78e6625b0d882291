/** A person who was erased is in no file of the browser's profile, whatever kind of data they were in. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import type { Page } from "@playwright/test";
import { Dexie } from "dexie";
import { IDBKeyRange, indexedDB } from "fake-indexeddb";

import { openBaton, type BatonBrowser } from "../browser/baton.ts";
import { EVERYTHING, foundInProfile, sealedInProfile } from "../browser/raw-files.ts";
import { openKeys, plantRows, readEverything, readTable } from "../browser/store.ts";
import { personalTables } from "../../lib/store/holdings.ts";
import { receiptSchema } from "../../lib/receipt.ts";
import { alike, herPost, herSecondPost, plantPerson, staying, traces } from "../unit/store/planted.ts";
import { testDatabase } from "../unit/store/test-database.ts";
import { expect, leaveFirstRun, tell, tellFromPage, test, visit } from "./fixtures.ts";

// Not by a global: another test of this process may have loaded Dexie before.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange });

const NOTE = "Lives in Heath Street, she rang twice";
/** Five digits alone are found by chance: as they stand in keys. */
const sought = traces.map((trace) => (/^\d+$/u.test(trace) ? `x:${trace}` : trace));

/** What somebody stores as it is, in every place where an extension can; none of it may be missed. */
const controls = {
  row: "a grey heron in a row",
  longRow: "a grey heron in a long row",
  setting: "a grey heron in a setting",
  local: "a grey heron in local storage",
  session: "a grey heron in session storage",
  cache: "a grey heron in a cache",
  file: "a grey heron in a file",
  base64: "a grey heron in Base64",
  hex: "a grey heron in hexadecimal",
  field: "a grey heron in a field",
};
/** Where the browser writes what stands in the fields of open pages, every few seconds. */
const SESSIONS = path.join("Default", "Sessions");

test("nothing of an erased person is in any file of the profile, and in no row that is left", async () => {
  test.slow();
  const profile = await mkdtemp(path.join(tmpdir(), "baton-erasure-"));
  let dataKey: Uint8Array = new Uint8Array();
  try {
    const baton = await openBaton({ profile });
    try {
      await leaveFirstRun(baton);
      const panel = await withInes(baton);
      dataKey = (await openKeys(panel))?.dataKey ?? dataKey;
      // The search can read what is sealed: she is found in the files, until she is erased.
      const before = (await sealedInProfile(profile, dataKey)).join("\n");
      expect(sought.filter((trace) => !before.includes(trace))).toEqual([]);

      await eraseThere(panel, profile);
      const everything = await readEverything(panel);
      const [receipt] = receiptSchema.array().parse(everything["receipts"]);
      expect(Object.keys(receipt?.rows ?? {}).toSorted()).toEqual(
        personalTables.map(([name]) => name).toSorted(),
      );
      const left = JSON.stringify(everything).replaceAll(alike, "");
      expect(sought.filter((trace) => left.includes(trace))).toEqual([]);
      expect(staying.filter((word) => !left.includes(word))).toEqual([]);
      await storeControls(panel);
    } finally {
      await baton.close();
    }
    expect(await foundInProfile(profile, sought, EVERYTHING)).toEqual([]);
    const found = await foundInProfile(profile, Object.values(controls), EVERYTHING);
    expect(Object.values(controls).filter((text) => !found.some((each) => each.startsWith(text)))).toEqual(
      [],
    );
  } finally {
    await rm(profile, { recursive: true });
  }
});

const id = (): string => crypto.randomUUID();

/** Ines in every table. Her posts come as a page sends them, with nothing of them in the page itself. */
async function withInes(baton: BatonBrowser): Promise<Page> {
  const { page, overlay } = await visit(baton, baton.sandbox.site.mentions);
  const handOff = (mention: unknown) => tellFromPage(overlay, "handOff", { commandId: id(), mention });
  expect((await handOff(herPost)).ok).toBe(true);
  const panel = await baton.openOwn("sidepanel");
  // What she wrote last shall still wait to be sent when she is erased.
  const [row] = await readTable(panel, "settings");
  const settings = { ...(row?.value as object), undoSeconds: 60 };
  expect((await tell(panel, { name: "saveSettings", input: settings })).ok).toBe(true);
  const [known] = await readTable(panel, "cases");
  const caseId = known?.id ?? "";
  const steps = [
    { name: "sendNow", input: { commandId: id(), caseId } },
    { name: "work", input: { commandId: id(), caseId, command: { type: "note", text: NOTE } } },
    {
      name: "logContact",
      input: {
        commandId: id(),
        account: "phone:+4930555017",
        kind: "call",
        direction: "in",
        happenedAt: Date.now(),
        title: "Heath Street",
        text: NOTE,
      },
    },
  ];
  for (const step of steps) expect(await tell(panel, step), step.name).toMatchObject({ ok: true });
  // What only files, damage and a team bring, straight into the tables.
  const planted = testDatabase("planted");
  await plantPerson(planted, caseId);
  for (const [name] of personalTables) {
    const table = planted.table<Record<string, unknown>>(name);
    const { auto, keyPath } = table.schema.primKey;
    const rows = await table.toArray();
    // The browser's own rows have the numbers already.
    if (auto) for (const each of rows) delete each[String(keyPath)];
    if (rows.length > 0) await plantRows(panel, name, rows);
  }
  expect((await handOff(herSecondPost)).ok).toBe(true);
  await page.close();
  return panel;
}

/** As somebody does it: with her story open, a note to her begun, and her name typed. */
async function eraseThere(panel: Page, profile: string): Promise<void> {
  await panel
    .getByRole("button", { name: /^Read the story/u })
    .first()
    .click();
  await panel.getByRole("button", { name: "Add a note" }).click();
  await panel.getByRole("form", { name: "Add a note" }).getByLabel("Note for your colleagues").fill(NOTE);
  // When the browser has written down this field, it has written down all of the page that it ever will.
  await panel.evaluate(() => document.body.append(document.createElement("textarea")));
  await panel.locator("body > textarea").fill(controls.field);
  await expect.poll(() => foundInProfile(profile, [controls.field], [SESSIONS])).not.toEqual([]);
  await panel.getByRole("button", { name: "Erase this person…" }).click();
  const form = panel.getByRole("form", { name: "Erase this person…" });
  await form.getByRole("textbox").fill("ines_qv");
  await form.getByRole("button", { name: "Erase for good" }).click();
  await expect(panel.getByRole("heading", { name: "Erased person" })).toBeVisible();
}

async function storeControls(inside: Page): Promise<void> {
  await inside.evaluate(async (texts) => {
    const inHex = [...new TextEncoder().encode(texts.hex)].map((byte) => byte.toString(16).padStart(2, "0"));
    localStorage.setItem("control", `${texts.local} ${btoa(`xy${texts.base64}z`)} ${inHex.join("")}`);
    sessionStorage.setItem("control", texts.session);
    type Chrome = { readonly storage: { readonly local: { set(values: object): Promise<void> } } };
    await (globalThis as unknown as { chrome: Chrome }).chrome.storage.local.set({ control: texts.setting });
    await (await caches.open("control")).put("https://control.example/", new Response(texts.cache));
    const file = await (await navigator.storage.getDirectory()).getFileHandle("control", { create: true });
    const writing = await file.createWritable();
    await writing.write(texts.file);
    await writing.close();
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open("control");
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("rows"));
      opening.addEventListener("success", () => {
        const transaction = opening.result.transaction("rows", "readwrite");
        transaction.objectStore("rows").put({ text: texts.row }, "short");
        transaction.objectStore("rows").put({ text: `${"heron ".repeat(50_000)}${texts.longRow}` }, "long");
        transaction.addEventListener("complete", () => resolve());
        transaction.addEventListener("abort", () => reject(new Error(String(transaction.error))));
      });
    });
  }, controls);
}

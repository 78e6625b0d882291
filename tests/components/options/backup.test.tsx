// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { showOptions } from "./fixture.tsx";
import { fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { annotate, valueOf } from "../../unit/background/steps.ts";
import { fileOf, header, PASSPHRASE } from "../../unit/backup/files.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ada } from "../../unit/people.ts";

configure({ asyncUtilTimeout: 15_000 });

/** What was offered as a file, newest last. */
let saved: { name: string; file: Blob }[] = [];

beforeEach(() => {
  location.hash = "#backup";
  saved = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((file) => {
    saved.push({ name: "", file: file as Blob });
    return "blob:test";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function name(this: HTMLAnchorElement) {
    const last = saved.at(-1);
    if (last) last.name = this.download;
  });
});
afterEach(() => {
  cleanup();
  location.hash = "";
});

async function withInes(): Promise<TestBackground> {
  const background = await testBackground(ada, { introduced: true });
  await annotate(background, mentionBy("ines", "1", "Where is my parcel?"));
  return background;
}

function type(form: string, label: string, value: string): void {
  fireEvent.input(within(screen.getByRole("form", { name: form })).getByLabelText(label), {
    target: { value },
  });
}

function submit(form: string, button: string): void {
  within(screen.getByRole("form", { name: form }))
    .getByRole("button", { name: button })
    .click();
}

async function save(passphrase = PASSPHRASE, again = passphrase): Promise<void> {
  await screen.findByRole("form", { name: "Save a backup" });
  type("Save a backup", "Passphrase", passphrase);
  type("Save a backup", "The passphrase again", again);
  submit("Save a backup", "Save a backup");
}

async function open(file: Blob, passphrase = PASSPHRASE): Promise<void> {
  const field = await screen.findByLabelText("Backup file");
  Object.defineProperty(field, "files", { value: [file], configurable: true });
  fireEvent.change(field);
  type("Restore a backup", "Its passphrase", passphrase);
  submit("Restore a backup", "Look into it");
}

describe("saving a backup", () => {
  it("asks for a passphrase that is long enough, twice", async () => {
    await showOptions(await withInes());
    await save("short");
    expect(await screen.findByText("Please use at least 12 characters.")).toBeTruthy();
    await save(PASSPHRASE, "something else entirely");
    expect(await screen.findByText("This is not the same passphrase.")).toBeTruthy();
    expect(saved).toEqual([]);
  });

  it("says what is missing in it while older cases of the team are still being read", async () => {
    const background = await withInes();
    await background.database.ledger.put({ name: "behind", value: { after: 0, until: 5, first: [] } });
    await showOptions(background);
    expect(await screen.findByText(/Older cases of the team are still being read here/u)).toBeDefined();
  });

  it("offers one file, which says nothing without the passphrase, and forgets the passphrase", async () => {
    await showOptions(await withInes());
    await save();
    expect(await screen.findByText(/The backup was saved: \d+ records/u)).toBeTruthy();
    expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^baton-backup-.*\.baton\.age$/u)]);
    const text = await saved[0]?.file.text();
    expect(text).toMatch(/^age-encryption\.org/u);
    expect(text).not.toContain("ines");
    const form = within(screen.getByRole("form", { name: "Save a backup" }));
    expect(form.getByLabelText<HTMLInputElement>("Passphrase").value).toBe("");
  });
});

describe("restoring a backup", () => {
  it("shows what is in the file, keeps what was here as a file, and replaces it at a second click", async () => {
    const background = await withInes();
    await showOptions(background);
    await save();
    await screen.findByText(/The backup was saved/u);
    const file = saved[0]?.file ?? new Blob();
    await annotate(background, mentionBy("tova", "2", "Where is my chair?"));
    await open(file);
    const heading = await screen.findByRole("heading", { name: "What is in the file" });
    await expect.poll(() => document.activeElement).toBe(heading);
    expect(screen.getByText("1 post")).toBeTruthy();
    expect(await background.database.mentions.count()).toBe(2);
    fireEvent.click(screen.getByRole("button", { name: "Restore this backup…" }));
    fireEvent.click(screen.getByRole("button", { name: "Replace everything" }));
    expect(await screen.findByText(/Restored: \d+ records/u)).toBeTruthy();
    expect((await background.database.mentions.toArray()).map(({ key }) => key)).toEqual(["x:1"]);
    // And back again.
    expect(saved[1]?.name).toMatch(/^baton-before-/u);
    await open(saved[1]?.file ?? new Blob());
    fireEvent.click(await screen.findByRole("button", { name: "Restore this backup…" }));
    fireEvent.click(screen.getByRole("button", { name: "Replace everything" }));
    await expect.poll(() => background.database.mentions.count()).toBe(2);
  });

  it.each([
    [
      "another passphrase",
      async () => fileOf([]),
      "The passphrase does not open this file.",
      "wrong wrong wrong",
    ],
    [
      "no backup",
      async () => new TextEncoder().encode("hello"),
      "This file is no backup of Baton.",
      PASSPHRASE,
    ],
    ["a damaged one", async () => (await fileOf([])).slice(0, -3), "The file is damaged", PASSPHRASE],
    [
      "one of a newer Baton",
      async () => fileOf([], { ...header, store: 999 }),
      "newer version of Baton",
      PASSPHRASE,
    ],
  ])("tells of %s, and changes nothing", async (_what, make, told, passphrase) => {
    const background = await withInes();
    await showOptions(background);
    await open(new Blob([new Uint8Array(await make())]), passphrase);
    expect(await screen.findByText(new RegExp(`Nothing was changed.*${told}`, "u"))).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Restore this backup…" })).toBeNull();
    expect(await background.database.mentions.count()).toBe(1);
  });

  it("asks for a file first", async () => {
    await showOptions(await withInes());
    await screen.findByRole("form", { name: "Restore a backup" });
    submit("Restore a backup", "Look into it");
    expect(await screen.findByText("Please choose a file.")).toBeTruthy();
  });
});

describe("receipts", () => {
  it("are listed with counts, saved without a name, and said when there are none", async () => {
    const background = await withInes();
    await showOptions(background);
    expect(await screen.findByText("Nobody was erased yet.")).toBeTruthy();
    valueOf(await background.handlers.erasePerson({ accounts: ["x:ines"], caseIds: [] }, fromPanel));
    expect(await screen.findByText(/1 account · 1 post · 1 line of a history/u)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Save the receipt 1" }));
    const receipt = (await saved[0]?.file.text()) ?? "";
    expect(receipt).not.toContain("ines");
    expect(JSON.parse(receipt)).toMatchObject({ number: 1, accounts: 1, rows: { mentions: 1 } });
  });
});

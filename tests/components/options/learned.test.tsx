// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { showOptions } from "./fixture.tsx";
import { MAX_PACK_LENGTH } from "../../../lib/correction.ts";
import { fromPage, fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { lost, praise, valueOf } from "../../unit/background/steps.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ada } from "../../unit/people.ts";

beforeEach(() => {
  location.hash = "#learned";
});
afterEach(() => {
  cleanup();
  location.hash = "";
});

async function taught(): Promise<TestBackground> {
  const background = await testBackground(ada, { introduced: true });
  valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
  background.clock += 60_000;
  valueOf(await background.handlers.correct({ mention: praise, service: true }, fromPage));
  return background;
}

const lines = (): string[] => screen.getAllByRole("listitem").map((line) => line.textContent ?? "");

const undoButtons = (): number => screen.getAllByRole("button", { name: /^Undo “/u }).length;

function choose(file: File): void {
  const field = screen.getByLabelText("Import a file");
  Object.defineProperty(field, "files", { value: [file], configurable: true });
  fireEvent.change(field);
}

async function packOf(background: TestBackground): Promise<File> {
  const pack = valueOf(await background.handlers.exportCorrections({}, fromPanel));
  return new File([JSON.stringify(pack)], "baton-corrections.json");
}

describe("what Baton learned", () => {
  it("is listed newest first: who wrote what, what was said of it, by whom and when", async () => {
    await showOptions(await taught());
    await screen.findByText("Best courier in town");
    const [newest, older] = lines().filter((line) => line.includes("@"));
    expect(newest).toMatch(/@jonas.*Is service.*Ada.*Best courier in town/su);
    expect(older).toMatch(/@ines.*Not service.*Where is my parcel/su);
  });

  it("is taken back one by one, and the focus stays in the list", async () => {
    const background = await taught();
    await showOptions(background);
    fireEvent.click(await screen.findByRole("button", { name: /^Undo “Not service” for .*@ines/u }));
    expect(await screen.findByText("1 correction was undone.")).toBeTruthy();
    expect(await background.database.corrections.toCollection().primaryKeys()).toEqual([praise.key]);
    expect(document.activeElement?.className).toContain("corrections");
  });

  it("is taken back as a whole only with a second button, and kept with Escape", async () => {
    const background = await taught();
    await showOptions(background);
    const ask = await screen.findByRole("button", { name: "Undo everything…" });
    fireEvent.click(ask);
    const keep = screen.getByRole("button", { name: "Keep them" });
    await vi.waitUntil(() => document.activeElement === keep);
    fireEvent.keyDown(keep, { key: "Escape" });
    expect(document.activeElement).toBe(ask);
    expect(screen.queryByRole("button", { name: "Undo 2 corrections" })).toBeNull();
    expect(await background.database.corrections.count()).toBe(2);
    fireEvent.click(ask);
    fireEvent.click(screen.getByRole("button", { name: "Undo 2 corrections" }));
    expect(await screen.findByText("Nothing was corrected yet")).toBeTruthy();
    expect(await screen.findByText("2 corrections were undone.")).toBeTruthy();
  });

  it("says so when there is nothing yet", async () => {
    await showOptions(await testBackground(ada, { introduced: true }));
    expect(await screen.findByText("Nothing was corrected yet")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Save as a file" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Undo everything…" })).toBeNull();
  });

  it("shows fifty at first, and the rest when asked", async () => {
    const background = await testBackground(ada, { introduced: true });
    for (let id = 100; id < 160; id++) {
      const mention = mentionBy("ines", String(id), `Thanks, number ${id}`);
      valueOf(await background.handlers.correct({ mention, service: true }, fromPage));
    }
    await showOptions(background);
    fireEvent.click(await screen.findByRole("button", { name: "Show more (10 left)" }));
    await vi.waitUntil(() => undoButtons() === 60);
    expect(screen.queryByRole("button", { name: /^Show more/u })).toBeNull();
  });
});

describe("corrections as a file", () => {
  it("are imported and counted, and forgotten apart from what was said here", async () => {
    const pack = await packOf(await taught());
    const background = await testBackground(ada, { introduced: true });
    valueOf(await background.handlers.correct({ mention: lost, service: false }, fromPage));
    await showOptions(background);
    await screen.findByText(/Where is my parcel/u);
    choose(pack);
    expect(await screen.findByText("1 correction was imported. 1 was known already.")).toBeTruthy();
    expect(await screen.findByText(/^1 more correction came out of a file/u)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Remove the imported ones…" }));
    const group = screen.getByRole("group", { name: "Remove the imported ones…" });
    fireEvent.click(within(group).getByRole("button", { name: "Remove 1 imported correction" }));
    await vi.waitUntil(() => screen.queryByText(/came out of a file/u) === null);
    expect(await background.database.corrections.toCollection().primaryKeys()).toEqual([lost.key]);
  });

  it("are saved, and it is said how many", async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      if (blob instanceof Blob) saved.push(blob);
      return "blob:saved";
    });
    await showOptions(await taught());
    fireEvent.click(await screen.findByRole("button", { name: "Save as a file" }));
    expect(await screen.findByText("2 corrections were saved as a file.")).toBeTruthy();
    expect(await saved[0]?.text()).toContain('"baton-corrections-1"');
  });

  it.each([
    [
      "is no pack",
      new File(["hello"], "notes.json"),
      /^Nothing was changed\. This is not a file of corrections/u,
    ],
    [
      "is too big",
      new File(["x".repeat(MAX_PACK_LENGTH + 1)], "big.json"),
      /^Nothing was changed\. This file is too big/u,
    ],
  ])("are refused in words when the file %s", async (_what, file, words) => {
    const background = await taught();
    await showOptions(background);
    await screen.findByText("Best courier in town");
    choose(file);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(await background.database.corrections.count()).toBe(2);
  });
});

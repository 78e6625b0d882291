// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { ada } from "../../unit/people.ts";
import { showOptions } from "./fixture.tsx";

beforeEach(() => {
  location.hash = "#privacy";
});
afterEach(() => {
  cleanup();
  location.hash = "";
});

async function show(): Promise<TestBackground> {
  const background = await testBackground(ada, { introduced: true });
  await showOptions(background);
  return background;
}

it("everything is taken out of words that leave until a person says which kinds may go", async () => {
  const background = await show();
  const phones = screen.getByRole<HTMLInputElement>("checkbox", { name: "Phone numbers" });
  expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(6);
  fireEvent.click(phones);
  await vi.waitUntil(async () => !(await readSettings(background.database)).hiddenKinds.includes("phone"));
  expect((await readSettings(background.database)).hiddenKinds).toContain("card");
});

it("a text can be tried, and shows what a team would get", async () => {
  await show();
  const field = screen.getByLabelText("Try a text");
  fireEvent.input(field, { target: { value: "My card 4111 1111 1111 1111 and order 302-1234567-1234567" } });
  const shown = await screen.findByText("My card [card number hidden] and order 302-1234567-1234567");
  expect(shown.closest("output")?.textContent).toContain("1 thing would be hidden:");
  fireEvent.input(field, { target: { value: "Where is my parcel?" } });
  expect(await screen.findByText("Nothing in it would be hidden.")).toBeTruthy();
});

it("how long each kind is kept can be set, and the next run is told", async () => {
  const background = await show();
  expect(screen.getByText(/for the first time tomorrow/u)).toBeTruthy();
  const closed = screen.getByLabelText<HTMLSelectElement>("Closed cases");
  expect(closed.value).toBe("1095");
  fireEvent.change(closed, { target: { value: "null" } });
  await vi.waitUntil(async () => (await readSettings(background.database)).retention.closed_cases === null);
  expect((await readSettings(background.database)).retention.mentions).toBe(180);
});

// @vitest-environment happy-dom
import { testBackground } from "../../unit/background/fixture.ts";
import { showOptions } from "./fixture.tsx";
import { allowed, asked, startOver } from "./permissions.ts";

import { cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { readSettings, writeSettings } from "../../../lib/store/settings.ts";

beforeEach(() => {
  location.hash = "#behaviour";
});
afterEach(() => {
  cleanup();
  location.hash = "";
});

async function show(): Promise<HTMLInputElement> {
  const background = await testBackground();
  const settings = await readSettings(background.database);
  await writeSettings(background.database, { ...settings, introduced: true });
  await showOptions(background);
  return screen.findByRole<HTMLInputElement>("checkbox", { name: "Messenger" });
}

it("shows inboxes in beta as off, and says that nothing is read there", async () => {
  startOver(true);
  const box = await show();
  expect(box.checked).toBe(false);
  expect(screen.getByText(/Baton cannot read private inboxes yet/u)).toBeTruthy();
  expect(asked).toEqual([]);
});

it("asks the browser for that inbox only when it is turned on, and gives it back when it is turned off", async () => {
  startOver(true);
  const box = await show();
  await vi.waitFor(() => expect(box.disabled).toBe(false));
  fireEvent.click(box);
  expect(asked).toEqual([{ permissions: ["scripting"], origins: ["https://www.messenger.com/*"] }]);
  await vi.waitFor(() => expect(box.checked).toBe(true));
  fireEvent.click(box);
  await vi.waitFor(() => expect(allowed.has("https://www.messenger.com/*")).toBe(false));
  expect(box.checked).toBe(false);
});

it("stays off when the person does not allow it", async () => {
  startOver(false);
  const box = await show();
  await vi.waitFor(() => expect(box.disabled).toBe(false));
  fireEvent.click(box);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await vi.waitFor(() => expect(box.checked).toBe(false));
});

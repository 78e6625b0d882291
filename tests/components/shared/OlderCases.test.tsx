// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";

import { OlderCases } from "../../../components/shared/OlderCases.tsx";
import type { Live } from "../../../lib/models/live.ts";
import type { Older } from "../../../lib/models/older-model.ts";

const older = signal<Live<Older | undefined>>({ state: "loading" });

afterEach(() => {
  cleanup();
  older.value = { state: "loading" };
});

function show(): void {
  render(<OlderCases model={{ older, stop: () => undefined }} />);
}

function becomes(value: Older | undefined): void {
  older.value = { state: "ready", value };
}

it("says what is incomplete while older cases are read, and nothing when all are here", async () => {
  show();
  const status = screen.getByRole("status");
  becomes({ state: "first", open: 12, all: 98_000, read: 0 });
  expect(await screen.findByText("12 open cases are still to come.")).toBeTruthy();
  expect(status.textContent).toMatch(/^The team's open cases are being read/u);
  becomes({ state: "reading", open: 0, all: 98_000, read: 12_000 });
  expect(await screen.findByText("12,000 of 98,000 entries of the team's log are read.")).toBeTruthy();
  expect(status.textContent).toMatch(/^Older cases of the team are still being read.*incomplete\.$/u);
  becomes(undefined);
  await vi.waitFor(() => expect(screen.queryByText(/entries/u)).toBeNull());
  expect(status.textContent).toBe("");
});

it("tells a screen reader that reading stands still, and not how far each step came", async () => {
  show();
  const status = screen.getByRole("status");
  becomes({ state: "reading", open: 0, all: 98_000, read: 12_000 });
  await screen.findByText(/^12,000 of/u);
  const told = vi.fn<() => void>();
  const observer = new MutationObserver(told);
  observer.observe(status, { childList: true, characterData: true, subtree: true });
  becomes({ state: "reading", open: 0, all: 98_000, read: 14_000 });
  await screen.findByText(/^14,000 of/u);
  expect(told).not.toHaveBeenCalled();
  becomes({ state: "still", open: 0, all: 98_000, read: 14_000 });
  await vi.waitFor(() => expect(told).toHaveBeenCalled());
  expect(status.textContent).toContain("no connection");
  observer.disconnect();
});

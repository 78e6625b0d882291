// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";

import { Withheld } from "../../../components/shared/Withheld.tsx";
import type { WithheldItem } from "../../../lib/withheld.ts";

afterEach(cleanup);

const NOW = Date.UTC(2026, 10, 20, 12);
const card: WithheldItem = { number: 1, kind: "card", value: "4111 1111 1111 1111" };
const phone: WithheldItem = { number: 2, kind: "phone", value: "+44 20 7946 0958" };

function show(items: readonly WithheldItem[], busy = false): number[][] {
  const asked: number[][] = [];
  render(<Withheld items={items} now={NOW} busy={busy} onPutBack={(numbers) => asked.push([...numbers])} />);
  return asked;
}

it("names each thing that is hidden, and puts back one or all of them", () => {
  const asked = show([card, phone]);
  expect(screen.getByRole("status").textContent).toContain("2 things did not leave this browser.");
  fireEvent.click(screen.getByRole("button", { name: "Put back: phone number +44 20 7946 0958" }));
  fireEvent.click(screen.getByRole("button", { name: "Put all back" }));
  expect(asked).toEqual([[2], [1, 2]]);
});

it("says of what was put back when that was, and offers it no more", () => {
  show([card, { ...phone, putBackAt: NOW - 60_000 }]);
  expect(screen.getAllByRole("button")).toHaveLength(1);
  expect(screen.getByText(/^put back/u)).toBeTruthy();
});

it("says nothing where nothing was hidden, and takes no clicks while something is on its way", () => {
  show([]);
  expect(screen.queryByRole("heading")).toBeNull();
  cleanup();
  show([card], true);
  expect(screen.getByRole<HTMLButtonElement>("button").disabled).toBe(true);
});

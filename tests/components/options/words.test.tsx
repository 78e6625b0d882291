// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { showOptions } from "./fixture.tsx";
import type { Settings } from "../../../lib/settings.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { annotate } from "../../unit/background/steps.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ada } from "../../unit/people.ts";

beforeEach(() => {
  location.hash = "#words";
});
afterEach(() => {
  cleanup();
  location.hash = "";
});

const open = (more: Partial<Settings> = {}): Promise<TestBackground> =>
  testBackground(ada, { introduced: true, ...more });
const stored = ({ database }: TestBackground): Promise<Settings> => readSettings(database);

function add(list: string, field: string, entered: string): void {
  const form = screen.getByRole("form", { name: list });
  fireEvent.input(within(form).getByLabelText(field), { target: { value: entered } });
  fireEvent.click(within(form).getByRole("button", { name: "Add" }));
}

describe("the words of the brand", () => {
  it.each([
    ["brandNames", "What people call your brand", "Name of the brand", " the  lane ", "the lane"],
    [
      "alwaysWords",
      "Always a service request",
      "Word or phrase that always asks for service",
      "battery recall",
      "battery recall",
    ],
    [
      "neverWords",
      "Never a service request",
      "Word or phrase that never asks for service",
      "#ParcelRaffle",
      "#ParcelRaffle",
    ],
    ["staff", "People who work for you", "Handle of a colleague", "@lena.k", "lena.k"],
  ] as const)("take an entry of %s, and give it back", async (name, list, field, entered, kept) => {
    const background = await open();
    await showOptions(background);
    add(list, field, entered);
    const remove = await screen.findByRole("button", { name: new RegExp(`^Remove .*${kept}`, "u") });
    expect((await stored(background))[name]).toEqual([kept]);
    expect(screen.getByLabelText<HTMLInputElement>(field).value).toBe("");
    fireEvent.click(remove);
    await vi.waitUntil(async () => (await stored(background))[name].length === 0);
    expect(document.activeElement?.className).toBe("entries");
  });

  it("say in words why they do not take one, and forget it when it is corrected", async () => {
    await showOptions(await open({ alwaysWords: ["recall"] }));
    const never = ["Never a service request", "Word or phrase that never asks for service"] as const;
    add(...never, "Recall");
    const problem = screen.getByText(/Recall.* is in the list that says the opposite/u);
    expect(problem.getAttribute("role")).toBe("alert");
    const field = screen.getByLabelText(never[1]);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    fireEvent.input(field, { target: { value: "Reca" } });
    expect(field.getAttribute("aria-invalid")).toBeNull();
    add("People who work for you", "Handle of a colleague", "Lena Kranz");
    expect(screen.getByText(/Lena Kranz.* is no handle/u)).toBeTruthy();
  });
});

async function withRaffle(): Promise<TestBackground> {
  const background = await open();
  const authors = ["ines", "jonas", "wren"];
  const mentions = authors.map((author, index) =>
    mentionBy(author, `4${index}`, `Where do I send it? #ParcelRaffle entry ${index}`),
  );
  await annotate(background, ...mentions);
  await showOptions(background);
  return background;
}

describe("words that are seen often", () => {
  it.each([
    ["Always", "alwaysWords"],
    ["Never", "neverWords"],
    ["Ignore", "ignoredWords"],
  ] as const)("are gone once “%s” was said of them", async (answer, list) => {
    const background = await withRaffle();
    expect(await screen.findByText("by 3 people")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: new RegExp(`^${answer}: .*#ParcelRaffle`, "u") }));
    await vi.waitUntil(() => screen.queryByRole("heading", { name: "Seen often" }) === null);
    expect((await stored(background))[list]).toEqual(["#ParcelRaffle"]);
    expect(document.activeElement?.className).toBe("suggestions");
  });

  it("are not spoken of when there are none", async () => {
    await showOptions(await open());
    expect(screen.queryByRole("heading", { name: "Seen often" })).toBeNull();
  });
});

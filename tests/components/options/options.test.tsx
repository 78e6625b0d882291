// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { disconnect } from "../../unit/background/connect.ts";
import { testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import type { SiteName } from "../../../components/shared/SiteSwitches.tsx";
import type { Settings } from "../../../lib/settings.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { ada } from "../../unit/people.ts";
import { showOptions, x } from "./fixture.tsx";

afterEach(() => {
  cleanup();
  location.hash = "";
});

const facebook: SiteName = {
  name: "facebook",
  label: "Facebook",
  matches: ({ host }) => host === "www.facebook.com",
};

async function show(more: Partial<Settings> = { introduced: true }, sites = [x]): Promise<TestBackground> {
  const background = await testBackground(ada, more);
  await showOptions(background, sites);
  return background;
}

const field = (label: RegExp | string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(label);
const enter = (label: RegExp | string, value: string): void => {
  fireEvent.input(field(label), { target: { value } });
  fireEvent.change(field(label), { target: { value } });
};
const stored = ({ database }: TestBackground): Promise<Settings> => readSettings(database);
const saved = (): Promise<HTMLElement> => screen.findByText("Saved.");

describe("a person", () => {
  it("gives a name and takes a role, and is told that both are saved", async () => {
    const background = await show();
    enter("Your name", "Mira");
    fireEvent.click(screen.getByRole("radio", { name: /^Service agent/u }));
    expect((await saved()).closest("output")).toBeTruthy();
    await vi.waitUntil(async () => (await stored(background)).me.role === "agent");
    expect((await stored(background)).me.name).toBe("Mira");
  });

  it("cannot go without a name, and is told which one stays", async () => {
    const background = await show();
    enter("Your name", "  ");
    const problem = screen.getByText("Please enter a name. Until then it stays “Ada”.");
    expect(problem.getAttribute("role")).toBe("alert");
    expect(field("Your name").getAttribute("aria-invalid")).toBe("true");
    expect((await stored(background)).me.name).toBe("Ada");
  });
});

describe("the minutes to a first response", () => {
  beforeEach(() => {
    location.hash = "#behaviour";
  });

  it("are saved when they are a whole number within a week", async () => {
    const background = await show();
    enter(/^A first response is late/u, "90");
    await saved();
    expect((await stored(background)).firstResponseMinutes).toBe(90);
    expect(await screen.findByText(/Now: 1 hr,? 30 min/u)).toBeTruthy();
  });

  it.each(["0", "1.5", "10081", "", "-3"])("are refused in words when they are “%s”", async (wrong) => {
    const background = await show();
    enter(/^A first response is late/u, wrong);
    expect(screen.getByText(/Enter a whole number between 1 and 10080/u)).toBeTruthy();
    expect((await stored(background)).firstResponseMinutes).toBe(60);
  });
});

describe("our accounts", () => {
  it.each(["@northlane_uk", "northlane_uk", "https://x.com/northlane_uk", "x.com/northlane_uk/?s=21"])(
    "take %s",
    async (spelled) => {
      const background = await show();
      enter("Account on X", spelled);
      fireEvent.click(screen.getAllByRole("button", { name: "Add" })[0] ?? document.body);
      expect(await screen.findByText("@northlane_uk")).toBeTruthy();
      expect((await stored(background)).accounts).toContainEqual({ site: "x", handle: "northlane_uk" });
      expect(field("Account on X").value).toBe("");
    },
  );

  it("take the site from a pasted address, whichever is chosen", async () => {
    const background = await show({ introduced: true }, [x, facebook]);
    expect(field("Site").value).toBe("x");
    enter("Account", "https://www.facebook.com/northlane.uk");
    fireEvent.click(screen.getAllByRole("button", { name: "Add" })[0] ?? document.body);
    expect(await screen.findByText("@northlane.uk")).toBeTruthy();
    expect((await stored(background)).accounts).toContainEqual({ site: "facebook", handle: "northlane.uk" });
    enter("Account", "https://elsewhere.example/northlane");
    fireEvent.click(screen.getAllByRole("button", { name: "Add" })[0] ?? document.body);
    expect(screen.getByText(/Enter a handle such as @brand/u)).toBeTruthy();
  });

  it("say what is wrong with anything else, and with one that is there already", async () => {
    await show();
    const add = screen.getAllByRole("button", { name: "Add" })[0] ?? document.body;
    enter("Account on X", "not a handle!");
    fireEvent.click(add);
    expect(screen.getByText(/Enter a handle such as @brand/u)).toBeTruthy();
    enter("Account on X", "@NorthLane");
    fireEvent.click(add);
    expect(screen.getByText(/NorthLane.* is in the list already/u)).toBeTruthy();
  });

  it("are removed with a button that names them, and the focus stays in the list", async () => {
    const background = await show();
    fireEvent.click(screen.getByRole("button", { name: /Remove .*@northlane/u }));
    expect(await screen.findByText(/^None yet\. Until you add one/u)).toBeTruthy();
    expect((await stored(background)).accounts).toEqual([]);
    expect(document.activeElement?.className).toBe("entries");
  });
});

it("shows the part of the options that its address names, and follows the navigation", async () => {
  location.hash = "#behaviour";
  await show();
  expect(screen.getByRole("link", { name: "Behaviour" }).getAttribute("aria-current")).toBe("page");
  expect(screen.queryByLabelText("Your name")).toBeNull();
  location.hash = "#you";
  expect(await screen.findByLabelText("Your name")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Behaviour" }).getAttribute("aria-current")).toBeNull();
});

it("says why a change was not saved", async () => {
  await show();
  disconnect();
  fireEvent.click(screen.getByRole("radio", { name: /^Team lead/u }));
  expect(
    await screen.findByText("Not saved. Baton was updated. Close this page and open it again."),
  ).toBeTruthy();
});

it("tells of rows that were set aside, and offers their removal only once they are saved", async () => {
  const background = await show();
  await background.database.quarantine.add({ table: "cases", at: 1, reason: "bad", row: {} });
  const notice = await screen.findByRole("region", { name: /^1 stored entry could not be read/u });
  expect(within(notice).queryByRole("button", { name: "Remove from the store" })).toBeNull();
  fireEvent.click(within(notice).getByRole("button", { name: "Save as a file" }));
  fireEvent.click(await screen.findByRole("button", { name: "Remove from the store" }));
  await vi.waitUntil(() => screen.queryByRole("region", { name: /could not be read/u }) === null);
  expect(await background.database.quarantine.count()).toBe(0);
});

describe("the first run", () => {
  it("welcomes, keeps the rest for later, and says what to do next", async () => {
    const background = await show({ introduced: false });
    expect(screen.getByRole("heading", { name: "Welcome to Baton" })).toBeTruthy();
    expect(document.querySelector("details")?.open).toBe(false);
    fireEvent.click(screen.getByRole("button", { name: "Start using Baton" }));
    expect(await screen.findByText(/^You are ready\. Open a page/u)).toBeTruthy();
    expect((await stored(background)).introduced).toBe(true);
    expect(screen.getByRole("heading", { name: "Welcome to Baton" })).toBeTruthy();
  });

  it("is over the next time", async () => {
    await show({ introduced: true });
    expect(screen.getByRole("heading", { name: "Options" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Start using Baton" })).toBeNull();
  });
});

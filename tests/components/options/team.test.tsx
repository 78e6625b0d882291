// @vitest-environment happy-dom
import { fromPanel, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import {
  browserOf,
  closeTeam,
  handedOff,
  invited,
  isMember,
  joined,
  openTeam,
  team,
  valueOf,
} from "../../unit/background/test-team.ts";

import { cleanup, configure, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createSigner, sign } from "../../../lib/ledger/signed.ts";
import { ada } from "../../unit/people.ts";
import { showOptions } from "./fixture.tsx";

// Every step goes through a whole background; a busy machine takes its time.
configure({ asyncUtilTimeout: 10_000 });

beforeEach(async () => {
  await openTeam();
  location.hash = "#team";
});
afterEach(async () => {
  cleanup();
  location.hash = "";
  await closeTeam();
});

async function show(background: TestBackground): Promise<void> {
  const row = await background.database.settings.get("settings");
  await background.database.settings.put({
    name: "settings",
    value: { ...(row?.value as object), introduced: true },
  });
  await showOptions(background);
}

const enter = (label: RegExp | string, value: string): void => {
  const field = screen.getByLabelText(label);
  fireEvent.input(field, { target: { value } });
  fireEvent.change(field, { target: { value } });
};
const click = (name: RegExp | string): boolean => fireEvent.click(screen.getByRole("button", { name }));
const row = (name: string): HTMLElement => {
  const found = screen.getByLabelText(`Name of ⁨${name}⁩`).closest("li");
  if (!found) throw new Error(`no row of ${name}`);
  return found;
};

/** How it stands with the server, as the transport would say. */
async function connect({ database }: TestBackground, state: "offline" | "refused"): Promise<void> {
  await (await team.lead.cases.link())?.inTurn(() => Promise.resolve());
  await database.ledger.put({ name: "connection", value: { state, since: 1 } });
}

describe("who works alone", () => {
  it("is asked for what is missing before a team is founded, and told why an address is no good", async () => {
    const background = await browserOf(ada);
    await show(background);
    expect(await screen.findByText(/^You work alone/u)).toBeTruthy();
    click("Create team");
    expect(await screen.findByText("Fill in the team, your name and the server.")).toBeTruthy();
    enter("Name of the team", "Northlane care");
    enter(/^Address of the server/u, "ws://nats.northlane.example");
    click("Create team");
    const problem = await screen.findByText(/^Without TLS only a server on this machine/u);
    expect(problem.closest('[role="alert"]')).toBeTruthy();
    enter(/^Address of the server/u, "wss://nats.northlane.example:9222");
    click("Create team");
    expect(await screen.findByRole("list", { name: "Members" })).toBeTruthy();
    expect(screen.getByText(/^Only you so far/u)).toBeTruthy();
  });

  it("comes into a team with an invitation, and is told what is wrong with one that does not work", async () => {
    const background = await browserOf(ada);
    await show(background);
    await screen.findByText(/^You work alone/u);
    enter(/^Invitation/u, "nonsense");
    click("Join");
    expect(
      (await screen.findByText(/^That is not a whole invitation/u)).closest('[role="alert"]'),
    ).toBeTruthy();
    enter(/^Invitation/u, await invited("Ada", "marketer"));
    click("Join");
    expect(await screen.findByRole("heading", { name: /Northlane care/u })).toBeTruthy();
    await expect.poll(() => isMember(background)).toBe(true);
    // Not a lead: no forms that only leads may send.
    expect(screen.queryByRole("button", { name: "Make invitation" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "Entries set aside" })).toBeNull();
  });
});

describe("a team", () => {
  it.each([
    ["offline", /^No connection to .*Northlane care/u],
    ["refused", /does not let you in/u],
  ] as const)("says in words that it is %s", async (state, words) => {
    await connect(team.lead, state);
    await show(team.lead);
    expect((await screen.findByText(words)).closest('[role="status"]')).toBeTruthy();
  });

  it("tells its lead that who was removed can still read, until the configuration was taken along", async () => {
    const mira = await joined("Mira", "agent");
    await show(team.lead);
    expect(await screen.findByText(/^This browser does not know which configuration/u)).toBeTruthy();
    await takeFiles();
    expect(await screen.findByText(/^You have the newest configuration/u)).toBeTruthy();
    fireEvent.click(within(row("Mira")).getByRole("button", { name: "Remove" }));
    const warning = within(row("Mira")).getByRole("group", { name: "Remove" });
    expect(warning.textContent).toMatch(/can still read .* until you save the new configuration/u);
    fireEvent.click(within(warning).getByRole("button", { name: "Remove from the team" }));
    expect(await screen.findByText(/^Removed\. .*can still read/u)).toBeTruthy();
    expect(await screen.findByText(/⁨Mira⁩ was removed and can still read the team’s log/u)).toBeTruthy();
    expect(await isMember(mira)).toBe(false);
    await takeFiles();
    expect(await screen.findByText(/^You have the newest configuration/u)).toBeTruthy();
  });

  it("tells its lead whom the server does not know yet", async () => {
    await show(team.lead);
    await takeFiles();
    await screen.findByText(/^You have the newest configuration/u);
    enter("Their name", "Tom");
    click("Make invitation");
    expect(await screen.findByText(/does not know the login or the role of ⁨Tom⁩ yet/u)).toBeTruthy();
  });

  it("says to who was removed that they are", async () => {
    const mira = await joined("Mira", "agent");
    const { id } = (await mira.cases.identity()).me;
    await show(mira);
    await screen.findByRole("heading", { name: /Northlane care/u });
    valueOf(await team.lead.handlers.removeMember({ memberId: id }, fromPanel));
    expect(await screen.findByText(/You are no longer in /u)).toBeTruthy();
  });

  it("shows its leads what was set aside, by whom, when and why, until they looked at it", async () => {
    const caseId = await handedOff(team.lead, "1");
    const link = await team.lead.cases.link();
    const entry = await sign(JSON.stringify({ words: "no entry" }), await createSigner());
    await link?.transport.append({ id: crypto.randomUUID(), caseId, entry, personal: undefined });
    await expect.poll(() => team.lead.database.events.where("aside").above("").count()).toBe(1);
    await show(team.lead);
    const list = await screen.findByRole("list", { name: "Entries set aside" });
    expect(list.textContent).toMatch(
      /^Somebody unknown .*It cannot be read: no Baton wrote it like this\.$/u,
    );
    click("Mark as looked at");
    await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Mark as looked at" })).toBeNull());
    expect(screen.getByRole("list", { name: "Entries set aside" })).toBeTruthy();
  });
});

/** Copies the configuration: the last of what can be copied. */
async function takeFiles(): Promise<void> {
  const copy = (await screen.findAllByRole("button", { name: "Copy" })).at(-1);
  fireEvent.click(copy ?? document.body);
}

it("is nothing that a browser without one asks for", async () => {
  const alone = await testBackground(ada, { introduced: true });
  await showOptions(alone);
  expect(await screen.findByText(/^You work alone/u)).toBeTruthy();
});

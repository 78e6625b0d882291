// @vitest-environment happy-dom
import { fromPanel } from "../../unit/background/fixture.ts";
import {
  closeTeam,
  codeOf,
  handedOff,
  joined,
  openTeam,
  team,
  valueOf,
} from "../../unit/background/test-team.ts";

import { fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { failure, type Result } from "../../../lib/result.ts";
import type { TransportRefusal } from "../../../lib/team/transport.ts";
import { click, press, show } from "./fixture.tsx";

beforeEach(openTeam);
afterEach(closeTeam);

async function openStory(caseId: string): Promise<void> {
  const queue = await show(team.lead);
  queue.open(caseId);
  const heading = await screen.findByRole("heading", { name: "customer1" });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
}

describe("giving a case to a colleague", () => {
  it("asks for one of those who work on cases, who find it as theirs", async () => {
    const mira = await joined("Mira", "agent");
    await joined("Ada", "marketer");
    const caseId = await handedOff(team.lead, "1");
    await openStory(caseId);
    click("Give to a colleague");
    const form = screen.getByRole("form", { name: "Give to a colleague" });
    const choice = within(form).getByLabelText<HTMLSelectElement>("Who gets the case");
    expect([...choice.options].map(({ text }) => text)).toEqual(["Please choose", "Mira (Service agent)"]);
    await vi.waitFor(() => expect(document.activeElement).toBe(choice));
    fireEvent.submit(form);
    expect(await screen.findByText("Please fill this in.")).toBeTruthy();
    fireEvent.change(choice, { target: { value: (await mira.cases.identity()).me.id } });
    fireEvent.submit(form);
    expect(await screen.findByText(/^Given on\. Your colleague finds it/u)).toBeTruthy();
    await expect.poll(async () => (await mira.database.cases.get(caseId))?.owner?.member.name).toBe("Mira");
  });

  it("is not offered where there is nobody to give it to", async () => {
    await openStory(await handedOff(team.lead, "1"));
    expect(screen.queryByRole("button", { name: "Give to a colleague" })).toBeNull();
  });
});

async function eraseTyping(word: string): Promise<void> {
  click("Erase this person…");
  const field = await screen.findByLabelText(/^Type .* to confirm$/u);
  fireEvent.input(field, { target: { value: word } });
  click("Erase for good");
}

describe("erasing a person", () => {
  it("is asked for twice in clear words, kept from with Escape, and gives a receipt", async () => {
    const caseId = await handedOff(team.lead, "1");
    await openStory(caseId);
    click("Erase this person…");
    const warning = await screen.findByRole("form", { name: "Erase this person…" });
    expect(warning.textContent).toMatch(/customer1.*on the team’s server.*cannot be undone/u);
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("INPUT"));
    press("Escape");
    expect(screen.queryByRole("form", { name: "Erase this person…" })).toBeNull();
    expect((await team.lead.database.cases.get(caseId))?.erased).toBeUndefined();

    await eraseTyping("customer2");
    expect(await screen.findByText(/Please type .*customer1/u)).toBeTruthy();
    fireEvent.input(screen.getByLabelText(/^Type .*customer1.* to confirm$/u), {
      target: { value: " @Customer1" },
    });
    click("Erase for good");
    expect(await screen.findByText(/^Receipt: .*Nothing of this person is left there\.$/u)).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "Erased person" })).toBeTruthy();
    expect(document.body.textContent).not.toContain("customer1");
  });

  it.each([
    ["offline", /still has the words\. They are removed as soon as it can be reached/u],
    ["forbidden", /did not remove them: .*It does not know you as a lead yet/u],
  ] as const)(
    "says what is still to go when the server is %s, and is tried again with a button",
    async (code, told) => {
      const caseId = await handedOff(team.lead, "1");
      const { transport } = (await team.lead.cases.link()) ?? never();
      const erase = transport.erase.bind(transport);
      transport.erase = (): Promise<Result<number, TransportRefusal>> =>
        Promise.resolve(failure(code, "not now"));
      await openStory(caseId);
      await eraseTyping("customer1");
      expect((await screen.findByText(told)).closest('[role="status"]')).toBeTruthy();
      transport.erase = erase;
      click("Try now");
      expect(await screen.findByText(/^Receipt: /u)).toBeTruthy();
    },
  );

  it("is offered to leads alone", async () => {
    const mira = await joined("Mira", "agent");
    const caseId = await handedOff(team.lead, "1");
    await expect.poll(async () => (await mira.database.cases.get(caseId))?.delivery).toBe("sent");
    const queue = await show(mira);
    queue.open(caseId);
    await screen.findByRole("button", { name: "Add a note" });
    expect(screen.queryByRole("button", { name: "Erase this person…" })).toBeNull();
  });
});

describe("what came to nothing", () => {
  it("is told with who has the case and since when, until it was read", async () => {
    const [mira, tom] = [await joined("Mira", "agent"), await joined("Tom", "agent")];
    const caseId = await handedOff(team.lead, "1");
    for (const each of [mira, tom]) {
      await expect.poll(async () => (await each.database.cases.get(caseId))?.delivery).toBe("sent");
    }
    // Tom claims while he is cut off; when he is back, Mira was first.
    const link = (await tom.cases.link()) ?? never();
    const append = link.transport.append.bind(link.transport);
    link.transport.append = () => Promise.resolve(failure("offline", "cut off"));
    Object.assign(link.transport, { connection: () => ({ state: "offline", since: 0 }) });
    const command = { type: "claim" } as const;
    const claim = { commandId: crypto.randomUUID(), caseId, command };
    valueOf(await tom.handlers.work(claim, fromPanel));
    expect(codeOf(await mira.handlers.work({ ...claim, commandId: crypto.randomUUID() }, fromPanel))).toBe(
      undefined,
    );
    await show(tom);
    link.transport.append = append;
    await tom.cases.pump();
    const told = await screen.findByText(/customer1.*: .*Mira.* has had this case since 12:00/u);
    expect(told.closest('[role="status"]')).toBeTruthy();
    click("Understood");
    await vi.waitFor(() => expect(screen.queryByText(/has had this case since/u)).toBeNull());
    expect(await tom.database.commands.where("refused.at").above(0).count()).toBe(0);
  });

  it("is not told again when the answer to the click told it", async () => {
    const [mira, tom] = [await joined("Mira", "agent"), await joined("Tom", "agent")];
    const caseId = await handedOff(team.lead, "1");
    for (const each of [mira, tom]) {
      await expect.poll(async () => (await each.database.cases.get(caseId))?.delivery).toBe("sent");
    }
    const command = { type: "claim" } as const;
    const claims = await Promise.all(
      [mira, tom].map((each) =>
        each.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel),
      ),
    );
    expect(claims.flatMap((each) => codeOf(each) ?? [])).toHaveLength(1);
    for (const { database } of [mira, tom]) {
      expect(await database.commands.where("refused.at").above(0).count()).toBe(0);
    }
  });
});

function never(): never {
  throw new Error("there is no team");
}

// @vitest-environment happy-dom
import { handedOff, stillClock } from "../../unit/background/connect.ts";
import { become, fromPanel, START, testBackground } from "../../unit/background/fixture.ts";

import { fireEvent, screen, within } from "@testing-library/preact";
import { describe, expect, it } from "vitest";

import { LEASE } from "../../../lib/case/lease.ts";
import { lapseDue } from "../../../lib/background/leases.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ada, lena, mira, tom } from "../../unit/people.ts";
import { claimAs, click, lost, show } from "./fixture.tsx";

function type(label: string, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

function submit(name: string): void {
  const form = screen.getByRole("form", { name });
  within(form).getByRole("button", { name }).click();
}

describe("the story of a case", () => {
  it("lets a lead take it over with a reason, which whoever had it reads", async () => {
    const background = await testBackground(lena);
    const caseId = await handedOff(background, lost);
    await claimAs(background, tom, caseId);
    const queue = await show(background);
    queue.open(caseId);
    (await screen.findByRole("button", { name: "Take over" })).click();
    await screen.findByLabelText("Why you take it over");
    submit("Take over");
    expect(await screen.findByText("Please fill this in.")).toBeTruthy();
    type("Why you take it over", "Tom is on holiday");
    submit("Take over");
    expect(await screen.findByText(/The case is yours. Whoever had it is told./u)).toBeTruthy();
    await become(background, tom);
    expect(await screen.findByText(/Lena.* took the case over.*Tom is on holiday/u)).toBeTruthy();
  });

  it("tells who was given a case that nobody had, by whom", async () => {
    const background = await testBackground(mira);
    // She is in the team.
    await background.cases.identity();
    await become(background, lena);
    const caseId = await handedOff(background, lost);
    const give = { id: crypto.randomUUID(), caseId, command: { type: "reassign", to: mira } } as const;
    await background.cases.carryOut(give, { actor: lena, now: background.now() });
    await become(background, mira);
    const queue = await show(background);
    queue.open(caseId);
    expect(await screen.findByText(/Lena.* gave you this case/u)).toBeTruthy();
  });

  it("offers colleagues no taking over while its owner is at it, and when nothing happened for a lease", async () => {
    const background = await testBackground(mira);
    const caseId = await handedOff(background, lost);
    await claimAs(background, tom, caseId);
    const clock = stillClock();
    const queue = await show(background, clock);
    queue.open(caseId);
    await screen.findByRole("button", { name: "Add a note" });
    expect(screen.queryByRole("button", { name: "Take over" })).toBeNull();
    clock.now.value = START + LEASE;
    expect(await screen.findByRole("button", { name: "Take over" })).toBeTruthy();
  });

  it("lets its sender ask for it back, and shows its owner the words", async () => {
    const background = await testBackground(ada);
    const caseId = await handedOff(background, lost);
    await claimAs(background, mira, caseId);
    const queue = await show(background);
    queue.open(caseId);
    (await screen.findByRole("button", { name: "Ask for it back" })).click();
    await screen.findByLabelText("What to say to whoever has it");
    type("What to say to whoever has it", "She wrote to us again");
    submit("Ask for it back");
    expect(await screen.findByText(/Asked. The case stays/u)).toBeTruthy();
    await become(background, mira);
    expect(await screen.findByText(/Ada.* asks for it back.*She wrote to us again/u)).toBeTruthy();
  });

  it("lets its sender take back what nobody has claimed", async () => {
    const background = await testBackground(ada);
    const caseId = await handedOff(background, lost);
    const queue = await show(background);
    queue.open(caseId);
    (await screen.findByRole("button", { name: "Withdraw" })).click();
    expect(await screen.findByText("Taken back. Customer service no longer sees it.")).toBeTruthy();
    expect(await screen.findByText(/Ada.* took the handoff back/u)).toBeTruthy();
  });

  it("warns before a claim ends, renews it at a click, and tells when it ended", async () => {
    const background = await testBackground(mira);
    const caseId = await handedOff(background, lost);
    await claimAs(background, mira, caseId);
    const clock = stillClock();
    const queue = await show(background, clock);
    queue.open(caseId);
    await screen.findByRole("button", { name: "Resolve" });
    expect(screen.queryByText(/Your claim ends/u)).toBeNull();

    background.clock = clock.now.value = START + LEASE * 0.8;
    expect(await screen.findByText(/Your claim ends soon/u)).toBeTruthy();
    click("Keep it");
    expect(await screen.findByText("The case stays yours.")).toBeTruthy();
    background.clock = clock.now.value = START + LEASE * 1.5;
    await lapseDue(background);
    expect(screen.queryByText(/Your claim ended/u)).toBeNull();

    background.clock = clock.now.value = START + LEASE * 1.8;
    await lapseDue(background);
    expect(await screen.findByText(/Your claim ended/u)).toBeTruthy();
    expect(await screen.findByRole("button", { name: /^Claim/u })).toBeTruthy();
  });

  it("offers to merge it with another of the same person, into the older one, and to undo that", async () => {
    const background = await testBackground(mira);
    const older = await handedOff(background, { ...lost, conversationId: "1" });
    background.clock += 60_000;
    const second = mentionBy("ines", "9", "And the lamp is broken", { conversationId: "9" });
    const younger = await handedOff(background, second);
    expect(younger).not.toBe(older);
    const queue = await show(background);
    queue.open(younger);
    (await screen.findByRole("button", { name: "Merge with this case" })).click();
    expect(await screen.findByText(/Merged. The older case goes on/u)).toBeTruthy();
    // The story is the older case's now, with the words of both.
    expect(queue.openId.value).toBe(older);
    expect(await screen.findAllByText("And the lamp is broken")).not.toHaveLength(0);
    expect(queue.counts.value.unclaimed).toBe(1);

    queue.open(younger);
    (await screen.findByRole("button", { name: "Undo the merge" })).click();
    expect(await screen.findByText(/Two cases again/u)).toBeTruthy();
    const again = { commandId: crypto.randomUUID(), caseId: younger, other: older };
    expect(await background.handlers.mergeCases(again, fromPanel)).toMatchObject({
      ok: true,
      value: { id: older },
    });
  });
});

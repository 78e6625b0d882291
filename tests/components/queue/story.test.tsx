// @vitest-environment happy-dom
import { handedOff } from "../../unit/background/connect.ts";
import { testBackground } from "../../unit/background/fixture.ts";

import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";

import { ada, lena, mira, tom } from "../../unit/people.ts";
import { claimAs, click, lost, press, show } from "./fixture.tsx";

describe("the story", () => {
  it("opens when a case is claimed, with the focus on its name", async () => {
    const background = await testBackground(mira);
    await handedOff(background, lost);
    await show(background);
    click(/^Claim/u);
    const heading = await screen.findByRole("heading", { name: "ines" });
    await vi.waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByText("The case is yours.").closest("output")).toBeTruthy();
  });

  it("says who has the case when a claim comes too late", async () => {
    const background = await testBackground(mira);
    const caseId = await handedOff(background, lost);
    await show(background);
    const claim = screen.getByRole("button", { name: /^Claim/u });
    await claimAs(background, tom, caseId);
    fireEvent.click(claim);
    expect((await screen.findByText(/Tom.* has it since/u)).closest('[role="alert"]')).toBeTruthy();
  });

  it("is left with Escape, back to the case in the list", async () => {
    const background = await testBackground(mira);
    await handedOff(background, lost);
    await show(background);
    click(/^Read the story/u);
    const heading = await screen.findByRole("heading", { name: "ines" });
    await vi.waitFor(() => expect(document.activeElement).toBe(heading));
    press("Escape");
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Read the story/u })),
    );
  });

  it("tells what was answered and quoted, and why it was flagged", async () => {
    const background = await testBackground(mira);
    const quoted = { author: { handle: "northlane", name: "Northlane" }, text: "Delivered to a neighbour" };
    await handedOff(background, { ...lost, quoted, replyTo: { handles: ["northlane"] } });
    await show(background);
    click(/^Read the story/u);
    expect(await screen.findByText(quoted.text)).toBeTruthy();
    expect(screen.getByText(/Replying to .*@northlane/u)).toBeTruthy();
    expect(screen.getByText("Flagged: sure · Delivery · Today")).toBeTruthy();
  });

  it("lets a lead work on the case of somebody else, and an agent only note", async () => {
    const background = await testBackground(mira);
    const caseId = await handedOff(background, lost);
    await claimAs(background, tom, caseId);
    const queue = await show(background);
    queue.open(caseId);
    await screen.findByRole("button", { name: "Add a note" });
    expect(screen.queryByRole("button", { name: "Release" })).toBeNull();
    await background.handlers.saveSettings(
      { ...(queue.settings.value ?? never()), me: lena },
      { sender: "extension" },
    );
    expect(await screen.findByRole("button", { name: "Release" })).toBeTruthy();
  });

  it("tells that a handoff can still be undone, and offers nothing to claim yet", async () => {
    const background = await testBackground(ada);
    const commandId = crypto.randomUUID();
    const handoff = await background.handlers.handOff({ commandId, mention: lost }, { sender: "page" });
    const queue = await show(background);
    queue.open((handoff.ok && handoff.value.case?.id) || "");
    expect(await screen.findByText(/^The sender can still undo this handoff/u)).toBeTruthy();
    expect(screen.getByText("Arriving")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Claim" })).toBeNull();
  });
});

function never(): never {
  throw new Error("there are no settings");
}

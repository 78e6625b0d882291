// @vitest-environment happy-dom
import { handedOff } from "../../unit/background/connect.ts";
import { testBackground, type TestBackground } from "../../unit/background/fixture.ts";

import { fireEvent, screen } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";

import { ada, lena, mira, tom } from "../../unit/people.ts";
import { claimAs, click, lost, press, show, showClaimed } from "./fixture.tsx";

function said(): HTMLTextAreaElement {
  return screen.getByLabelText("What was said");
}

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

  it("has a call written down, and keeps what was typed while the lists are looked at", async () => {
    const { background } = await showClaimed();
    fireEvent.input(said(), { target: { value: "She rang about the parcel" } });
    click(/Back/u);
    fireEvent.click(await screen.findByRole("button", { name: /^Read the story/u }));
    await screen.findByRole("heading", { name: "ines" });
    expect(said().value).toBe("She rang about the parcel");
    fireEvent.submit(said().closest("form") as HTMLElement);
    expect((await screen.findByText("Logged.")).closest("output")).toBeTruthy();
    expect(
      (await screen.findByText("She rang about the parcel", { selector: "p" })).closest("ol"),
    ).toBeTruthy();
    expect(said().value).toBe("");
    expect(await background.database.contacts.where("customerKey").equals("x:ines").count()).toBeGreaterThan(
      1,
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

async function openReply(answer: unknown): Promise<{ background: TestBackground; asked: unknown[] }> {
  const { background } = await showClaimed();
  const asked: unknown[] = [];
  background.pages.set(1, (question) => {
    if (question.question === "insert") asked.push(question);
    return question.question === "composer" ? answer : { inserted: true };
  });
  fireEvent.click(screen.getByText("Reply on the page"));
  return { background, asked };
}

const write = (text: string): boolean =>
  fireEvent.input(screen.getByLabelText("Your words to the customer"), { target: { value: text } });

describe("a reply to the customer", () => {
  it("is put into the reply that is open on the page", async () => {
    const { asked } = await openReply({ open: true, target: lost.key });
    await screen.findByText("The reply to this post is open.");
    write("So sorry!");
    click("Insert into the open reply");
    expect(await screen.findByText("Inserted. Nothing has been sent.")).toBeTruthy();
    expect(asked).toEqual([{ question: "insert", key: lost.key, text: "So sorry!" }]);
  });

  it.each([
    [{ open: false }, /^No reply to this post is open/u],
    [{ open: true, target: "x:999" }, /answers another post/u],
    [{ open: true }, /not certainly in answer to this post/u],
  ])("says why it cannot be put there when pages answer %j", async (answer, why) => {
    const { asked } = await openReply(answer);
    await screen.findByText(why);
    write("So sorry!");
    const button = screen.getByRole("button", { name: "Insert into the open reply" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.getAttribute("aria-describedby")).toBe(screen.getByText(why).id);
    fireEvent.click(button);
    expect(asked).toEqual([]);
  });
});

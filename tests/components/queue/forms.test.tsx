// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/preact";
import { describe, expect, it, vi } from "vitest";

import { click, showClaimed } from "./fixture.tsx";

const inForm = (name: string): ReturnType<typeof within> => within(screen.getByRole("form", { name }));
const send = (name: string): boolean => fireEvent.submit(screen.getByRole("form", { name }));

describe("the forms", () => {
  it("choose nothing beforehand, and say in words what is missing", async () => {
    const { background, caseId } = await showClaimed();
    click("Resolve");
    send("Resolve");
    expect(screen.getAllByText("Please fill this in.")).toHaveLength(2);
    const outcome = inForm("Resolve").getByLabelText("What was the outcome?");
    expect(outcome.getAttribute("aria-invalid")).toBe("true");
    await vi.waitFor(() => expect(document.activeElement).toBe(outcome));
    expect((await background.database.cases.get(caseId))?.status).toBe("claimed");
  });

  it("resolve a case with outcome, cause and what was done", async () => {
    const { background, caseId } = await showClaimed();
    click("Resolve");
    const form = inForm("Resolve");
    fireEvent.change(form.getByLabelText("What was the outcome?"), { target: { value: "fixed" } });
    fireEvent.change(form.getByLabelText("Where did the trouble come from?"), {
      target: { value: "delivery" },
    });
    fireEvent.input(form.getByLabelText("What was done (optional)"), { target: { value: "Found it" } });
    send("Resolve");
    expect(await screen.findByText("Resolved. The outcome shows at the post.")).toBeTruthy();
    expect((await background.database.cases.get(caseId))?.resolution).toMatchObject({
      outcome: "fixed",
      cause: "delivery",
      note: "Found it",
    });
    // The form took the focus with it: it is on the name of the case, not lost.
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("H2"));
  });

  it("close with Escape, keep what was typed, and give the focus back", async () => {
    await showClaimed();
    click("Add a note");
    const label = "Note for your colleagues";
    fireEvent.input(inForm("Add a note").getByLabelText(label), { target: { value: "Half a thought" } });
    fireEvent.keyDown(screen.getByLabelText(label), { key: "Escape" });
    expect(screen.queryByRole("form")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add a note" }));
    click("Add a note");
    expect(screen.getByLabelText<HTMLTextAreaElement>(label).value).toBe("Half a thought");
  });

  it("refuse a text that is too long, say by how much, and cut nothing off", async () => {
    const { background, caseId } = await showClaimed();
    click("Add a note");
    const field = screen.getByLabelText<HTMLTextAreaElement>("Note for your colleagues");
    fireEvent.input(field, { target: { value: "n".repeat(3_999) } });
    expect(screen.getByText("1 character left")).toBeTruthy();
    fireEvent.input(field, { target: { value: "n".repeat(4_003) } });
    expect(screen.getByText("Too long by 3 characters.")).toBeTruthy();
    send("Add a note");
    expect(field.value).toHaveLength(4_003);
    expect((await background.database.cases.get(caseId))?.notes).toEqual([]);
  });

  it("wait no longer than two weeks, and not into the past", async () => {
    const { background, caseId } = await showClaimed();
    click("Wait");
    fireEvent.input(screen.getByLabelText("What are you waiting for?"), { target: { value: "photo" } });
    const until = screen.getByLabelText("Until when?");
    for (const wrong of ["2020-01-01T10:00", "2099-01-01T10:00", ""]) {
      fireEvent.input(until, { target: { value: wrong } });
      send("Wait");
      expect(screen.getByText("Choose a time within the next 14 days.")).toBeTruthy();
    }
    expect((await background.database.cases.get(caseId))?.status).toBe("claimed");
  });
});

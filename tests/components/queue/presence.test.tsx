// @vitest-environment happy-dom
import { fromPanel } from "../../unit/background/fixture.ts";
import { closeTeam, handedOff, joined, openTeam, team } from "../../unit/background/test-team.ts";

import { fireEvent, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";

import type { TestBackground } from "../../unit/background/fixture.ts";
import { show } from "./fixture.tsx";

beforeEach(openTeam);
afterEach(closeTeam);

async function attend(background: TestBackground, caseId: string, isWriting: boolean): Promise<void> {
  const window = crypto.randomUUID();
  await background.handlers.attend({ window, at: { caseId, isWriting } }, fromPanel);
}

it("shows at a case and in its story who else is there, in a region that waits for a pause", async () => {
  const [mira, tom] = [await joined("Mira", "agent"), await joined("Tom", "agent")];
  const caseId = await handedOff(team.lead, "1");
  const queue = await show(team.lead);
  await attend(mira, caseId, true);
  await attend(tom, caseId, false);
  const row = await screen.findByText(/Mira.* is writing a reply\./u);
  expect(row.closest("li")?.textContent).toMatch(/Mira.* is writing a reply\. .*Tom.* is looking at it\./u);
  // A list that tells every coming and going would not be heard out.
  expect(row.closest('[role="status"]')).toBeNull();
  queue.open(caseId);
  await screen.findByRole("button", { name: /Back to the queue/u });
  const line = screen.getByText(/Mira.* is writing a reply\./u).closest('[role="status"]');
  expect(line?.textContent).toMatch(/is writing.*is looking/u);
});

it("tells the others what is looked at here and that a reply is begun, and stops when the story is closed", async () => {
  const mira = await joined("Mira", "agent");
  const caseId = await handedOff(team.lead, "1");
  const queue = await show(team.lead);
  const heard = async (): Promise<string[]> => {
    const answer = await mira.handlers.attend({ window: crypto.randomUUID() }, fromPanel);
    return answer.ok ? answer.value.present.map(({ name, doing }) => `${name} ${doing}`) : [];
  };
  queue.open(caseId);
  await expect.poll(heard).toEqual(["Lena viewing"]);
  fireEvent.click(await screen.findByText("Reply on the page"));
  fireEvent.input(await screen.findByLabelText("Your words to the customer"), {
    target: { value: "Hello Ines" },
  });
  await expect.poll(heard).toEqual(["Lena writing"]);
  queue.close();
  await expect.poll(heard).toEqual([]);
});

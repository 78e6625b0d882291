// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";

import { connect, disconnect, stillClock } from "../../unit/background/connect.ts";
import { START, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { annotate, lost } from "../../unit/background/steps.ts";
import { Doctor } from "../../../components/doctor/Doctor.tsx";
import { diagnosticsSchema } from "../../../lib/diagnostics.ts";
import { emptyTally, type HealthNote } from "../../../lib/health.ts";
import { createHealthModel, type HealthModel } from "../../../lib/models/health-model.ts";
import { noteHealth, readHealth } from "../../../lib/store/health.ts";

afterEach(cleanup);

const tally = {
  ...emptyTally(),
  read: 17,
  unreadable: 3,
  promoted: 2,
  layers: { id: { hook: 15, address: 2 } },
};
const note: HealthNote = {
  site: "x",
  surface: "mentions",
  state: "degraded",
  tally,
  structures: ["article(text)"],
};

function show(background: TestBackground): HealthModel {
  connect(background);
  const clock = stillClock();
  clock.now.value = START;
  const model = createHealthModel(background.database, clock);
  const sites = [
    { name: "x", label: "X", matches: () => true },
    { name: "facebook", label: "Facebook", matches: () => true },
  ];
  render(<Doctor model={model} sites={sites} beta={[{ name: "messenger", label: "Messenger" }]} />);
  return model;
}

it("shows by site and kind of page what was seen, read and not read, and which layer answered", async () => {
  const background = await testBackground();
  await noteHealth(background.database, note, START);
  show(background);
  const site = await screen.findByRole("region", { name: "X" });
  const row = within(site).getByRole("row", { name: /Mentions Some posts missing/u });
  expect(
    within(row)
      .getAllByRole("cell")
      .slice(1, 5)
      .map(({ textContent }) => textContent),
  ).toEqual(["20", "17", "3", "2"]);
  expect(within(site).getByText("Mentions: where each part was found")).toBeTruthy();
});

it("says of a site that was never seen that there is nothing yet", async () => {
  show(await testBackground());
  const site = await screen.findByRole("region", { name: "Facebook" });
  expect(within(site).getByText(/Nothing of .*Facebook.* was read yet\./u)).toBeTruthy();
});

it("makes a report of counts and shapes, without any text, name or address", async () => {
  const background = await testBackground();
  await annotate(background, lost);
  await noteHealth(background.database, note, START);
  const report = await show(background).report();
  expect(diagnosticsSchema.parse(report)).toMatchObject({ surfaces: [{ site: "x", state: "degraded" }] });
  const text = JSON.stringify(report);
  for (const word of [lost.text, lost.author.handle, lost.author.name, lost.url]) {
    expect(text).not.toContain(JSON.stringify(word).slice(1, -1));
  }
  expect(report.stored).toMatchObject({ mentions: 1, cases: 0 });
});

it("forgets the counts after a second question, and says so", async () => {
  const background = await testBackground();
  await noteHealth(background.database, note, START);
  show(background);
  fireEvent.click(await screen.findByRole("button", { name: "Forget these counts…" }));
  fireEvent.click(screen.getByRole("button", { name: "Forget them" }));
  expect(await screen.findByText("Forgotten. The counts begin anew.")).toBeTruthy();
  expect(await readHealth(background.database)).toEqual([]);
});

it("says when the counts cannot be forgotten", async () => {
  const background = await testBackground();
  await noteHealth(background.database, note, START);
  show(background);
  await screen.findByRole("region", { name: "X" });
  disconnect();
  fireEvent.click(await screen.findByRole("button", { name: "Forget these counts…" }));
  fireEvent.click(screen.getByRole("button", { name: "Forget them" }));
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).not.toBe(""));
  expect(await readHealth(background.database)).toHaveLength(1);
});

// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi, type Mock } from "vitest";

import { connect, disconnect, handedOff, stillClock } from "../../unit/background/connect.ts";
import { become, START, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { Popup } from "../../../components/popup/Popup.tsx";
import { emptyTally, type HealthNote } from "../../../lib/health.ts";
import { createHealthModel } from "../../../lib/models/health-model.ts";
import { createOlderModel } from "../../../lib/models/older-model.ts";
import type { QueueList } from "../../../lib/models/queue-model.ts";
import { createSettingsModel } from "../../../lib/models/settings-model.ts";
import { createSummaryModel } from "../../../lib/models/summary-model.ts";
import { createTeamModel } from "../../../lib/models/team-model.ts";
import { noteHealth } from "../../../lib/store/health.ts";
import { readSettings } from "../../../lib/store/settings.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { ada, lena, mira } from "../../unit/people.ts";

const lost = mentionBy("ines", "1", "Where is my parcel?");

const hasPassphrase = signal(true);

afterEach(cleanup);

type Shown = {
  readonly openQueue: Mock<(list?: QueueList) => void>;
  readonly openDoctor: Mock<() => void>;
  readonly lock: Mock<() => Promise<boolean>>;
};

async function show(background: TestBackground, now = START): Promise<Shown> {
  connect(background);
  const clock = stillClock();
  clock.now.value = now;
  const openQueue = vi.fn<(list?: QueueList) => void>();
  const openDoctor = vi.fn<() => void>();
  const lock = vi.fn<() => Promise<boolean>>();
  const vault = { hasPassphrase, lock };
  render(
    <Popup
      summary={createSummaryModel(background.database, clock)}
      settings={createSettingsModel(background.database)}
      health={createHealthModel(background.database, clock)}
      team={createTeamModel(background.database)}
      older={createOlderModel(background.database)}
      vault={vault}
      sites={[{ name: "x", label: "X", matches: () => true }]}
      onOpenQueue={openQueue}
      onOpenOptions={() => undefined}
      onOpenDoctor={openDoctor}
      onFindCustomer={() => undefined}
    />,
  );
  await screen.findByRole("list", { name: "All cases by state" });
  return { openQueue, openDoctor, lock };
}

it("tells an agent how many cases nobody has claimed, and opens the queue there", async () => {
  const background = await testBackground(mira);
  await handedOff(background, lost);
  const { openQueue } = await show(background);
  fireEvent.click(screen.getByRole("button", { name: "1 case nobody has claimed" }));
  expect(openQueue).toHaveBeenCalledWith("unclaimed");
});

it("tells a lead what is late, and how long the oldest has waited", async () => {
  const background = await testBackground(ada);
  await handedOff(background, lost);
  await become(background, lena);
  await show(background, START + 2 * 3_600_000);
  expect(screen.getByRole("button", { name: "1 case is late for its first response" })).toBeTruthy();
  expect(screen.getByText("The oldest unclaimed case has waited for 2 hrs.")).toBeTruthy();
});

it("leaves a community manager in peace while there is no outcome", async () => {
  const background = await testBackground(ada);
  await handedOff(background, lost);
  await show(background);
  expect(screen.getByText("Nothing waits for you.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "1 Unclaimed" })).toBeTruthy();
});

it("switches Baton off for a site and on again", async () => {
  const background = await testBackground(mira);
  await show(background);
  const site = await screen.findByRole("checkbox", { name: "X", checked: true });
  fireEvent.click(site);
  await vi.waitFor(async () => expect((await readSettings(background.database)).sitesOff).toEqual(["x"]));
  fireEvent.click(await screen.findByRole("checkbox", { name: "X", checked: false }));
  await vi.waitFor(async () => expect((await readSettings(background.database)).sitesOff).toEqual([]));
});

it("says so when a switch could not be saved", async () => {
  const background = await testBackground(mira);
  await show(background);
  const site = await screen.findByRole("checkbox", { name: "X", checked: true });
  disconnect();
  fireEvent.click(site);
  expect((await screen.findByRole("alert")).textContent).toBe(
    "Baton was updated. Close this page and open it again.",
  );
});

it("tells in words which pages could not be read well, and leads to the doctor", async () => {
  const background = await testBackground(ada);
  const note = { site: "x", tally: { ...emptyTally(), read: 7, unreadable: 3 }, structures: [] };
  await noteHealth(background.database, { ...note, surface: "search", state: "degraded" }, START);
  await noteHealth(background.database, { ...note, surface: "profile", state: "ok" }, START);
  const { openDoctor } = await show(background);
  expect(
    await screen.findByText("X, Search: some posts cannot be read, so service requests may be missing."),
  ).toBeTruthy();
  expect(screen.queryByText(/Profile/u)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "How well Baton reads" }));
  expect(openDoctor).toHaveBeenCalledOnce();
});

it("says nothing of pages that could not be read days ago", async () => {
  const background = await testBackground(ada);
  const tally = { ...emptyTally(), unreadable: 9 };
  const note: HealthNote = { site: "x", surface: "search", state: "blind", tally, structures: [] };
  await noteHealth(background.database, note, START);
  await show(background, START + 2 * 24 * 3_600_000);
  expect(screen.queryByRole("button", { name: "How well Baton reads" })).toBeNull();
});

it("locks every page at one click", async () => {
  const { lock } = await show(await testBackground(mira));
  fireEvent.click(screen.getByRole("button", { name: "Lock now" }));
  expect(lock).toHaveBeenCalledOnce();
});

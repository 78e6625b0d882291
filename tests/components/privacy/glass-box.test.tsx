// @vitest-environment happy-dom
import { stillClock } from "../../unit/background/connect.ts";

import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";

import { GlassBox } from "../../../components/privacy/GlassBox.tsx";
import type { Send } from "../../../lib/departure.ts";
import { createPrivacyModel } from "../../../lib/models/privacy-model.ts";
import { noteDepartures } from "../../../lib/store/departures.ts";
import { fromPage, START, testBackground, type TestBackground } from "../../unit/background/fixture.ts";
import { mentionBy } from "../../unit/mentions.ts";
import { mira } from "../../unit/people.ts";

afterEach(cleanup);

const ORIGIN = "wss://nats.northlane.example:9222";
const caseId = `case-${"0".repeat(26)}abc123`;

function show({ database }: TestBackground): void {
  render(<GlassBox model={createPrivacyModel(database, stillClock())} />);
}

const send = (index: number, more: Partial<Send> = {}): Send => ({
  key: `personal ${index}`,
  scope: "send",
  class: "personal",
  origin: ORIGIN,
  at: START - index * 1_000,
  count: 1,
  bytes: 640,
  caseId,
  ...more,
});

it("says that nothing ever left, which alone is always so", async () => {
  const background = await testBackground();
  await background.handlers.annotate({ mentions: [mentionBy("ines", "1", "Where is it?")] }, fromPage);
  show(background);
  expect(await screen.findByText("Nothing has ever left this browser.")).toBeTruthy();
  const row = await screen.findByRole("row", { name: /^Mentions 1 / });
  expect(within(row).getByRole("link", { name: "Set the time: Mentions" })).toBeTruthy();
});

it("lists what left by what it was for, and each message about a case with who clicked", async () => {
  const background = await testBackground(mira);
  const day = { origin: ORIGIN, at: START, count: 1 };
  const counts = [
    { ...day, class: "personal" as const, bytes: 640 },
    { ...day, class: "presence" as const, count: 12, bytes: 1_440 },
  ];
  await noteDepartures(background.database, counts, [
    send(0, { what: "handed_off", fields: ["author", "words"], isRedacted: true, by: "gone" }),
    send(1, { what: "sent", class: "entry", key: "entry 1" }),
  ]);
  show(background);
  const sums = await screen.findByRole("region", { name: "What left, by what it was for" });
  expect(within(sums).getAllByRole("row")).toHaveLength(3);
  expect(within(sums).getByRole("row", { name: /^Presence/u }).textContent).toContain(ORIGIN);
  const sends = screen.getByRole("region", { name: "Messages about cases" });
  const [, first, second] = within(sends).getAllByRole("row");
  expect(first?.textContent).toContain("Words about people: hand a case off");
  expect(first?.textContent).toContain("author, words of the post; with something hidden");
  expect(first?.textContent).toContain("somebody who has left");
  expect(second?.textContent).toContain("nobody, it happened by itself");
});

it("shows fifty messages, and older ones when they are asked for", async () => {
  const background = await testBackground();
  const day = { class: "personal" as const, origin: ORIGIN, at: START, count: 60, bytes: 38_400 };
  await noteDepartures(
    background.database,
    [day],
    Array.from({ length: 60 }, (_each, index) => send(index)),
  );
  show(background);
  const sends = await screen.findByRole("region", { name: "Messages about cases" });
  expect(within(sends).getAllByRole("row")).toHaveLength(51);
  fireEvent.click(screen.getByRole("button", { name: "Show older ones (10 more)" }));
  await expect.poll(() => screen.queryByRole("button", { name: /^Show older/u })).toBeNull();
  expect(
    within(screen.getByRole("region", { name: "Messages about cases" })).getAllByRole("row"),
  ).toHaveLength(61);
});

let tries = 0;
const failed = signal({ state: "failed" as const, reason: "full disk" });
const broken = {
  left: failed,
  kept: failed,
  now: signal(START),
  more: () => undefined,
  again: () => void (tries += 1),
  stop: () => undefined,
};

it("says so when the store cannot be read, and tries again", () => {
  tries = 0;
  render(<GlassBox model={broken} />);
  expect(screen.getAllByRole("alert")[0]?.textContent).toBe("The store cannot be read: full disk");
  fireEvent.click(screen.getAllByRole("button", { name: "Try again" })[0] ?? document.body);
  expect(tries).toBe(1);
});

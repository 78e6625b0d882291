/** When a colleague counts as gone, by a clock that is set by hand. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { presenceSubject } from "../../../lib/team/nats/names.ts";
import { keepPresence, type Hear, type PresenceKeeper } from "../../../lib/team/nats/presence.ts";
import type { PresentColleague } from "../../../lib/team/transport.ts";

const CASE = `case-${"a".repeat(32)}`;
const writing = new TextEncoder().encode(JSON.stringify({ caseId: CASE, doing: "writing" }));
const mira = presenceSubject("acme", "mira", "her-laptop");

let keeper: PresenceKeeper;
let hear: Hear;
let present: readonly PresentColleague[];

beforeEach(() => {
  vi.useFakeTimers();
  keeper = keepPresence({ now: () => undefined }, "acme", { memberId: "lena", installation: "here" });
  keeper.follow((heard) => (hear = heard));
  keeper.watch((others) => (present = others));
});

afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
});

it("shows a colleague as long as they say something now and then, and no longer than 13 s after their browser died", () => {
  for (let beat = 0; beat < 10; beat += 1) {
    hear(mira, writing);
    vi.advanceTimersByTime(3_500);
    expect(present).toEqual([
      { memberId: "mira", installation: "her-laptop", caseId: CASE, doing: "writing" },
    ]);
  }
  hear(mira, writing);
  vi.advanceTimersByTime(11_000);
  expect(present).toHaveLength(1);
  // Our windows ask every two seconds: within the 15 s that are promised, nobody sees them there any more.
  vi.advanceTimersByTime(2_000);
  expect(present).toEqual([]);
});

it("forgets a colleague at once who says that they left", () => {
  hear(mira, writing);
  hear(mira, new Uint8Array());
  expect(present).toEqual([]);
});

it("shows nobody who says what it does not understand", () => {
  for (const said of ["{}", "no JSON", JSON.stringify({ caseId: "../x", doing: "writing" })]) {
    hear(mira, new TextEncoder().encode(said));
  }
  expect(present).toEqual([]);
});

import { afterEach, expect, it, vi } from "vitest";

import { connect, handedOff, stillClock } from "../background/connect.ts";
import { become, fromPanel, START, testBackground, type TestBackground } from "../background/fixture.ts";
import { createSummaryModel, type Summary, type SummaryModel } from "../../../lib/models/summary-model.ts";
import type { WorkCommand } from "../../../lib/models/queue-model.ts";
import type { Member } from "../../../lib/member.ts";
import { mentionBy } from "../mentions.ts";
import { ada, lena, mira } from "../people.ts";

const HOUR = 3_600_000;
const models: SummaryModel[] = [];

afterEach(() => {
  for (const model of models.splice(0)) model.stop();
});

/** What `me` sees at `now`. */
async function seenBy(background: TestBackground, me: Member, now = START): Promise<Summary> {
  await become(background, me);
  const clock = stillClock();
  clock.now.value = now;
  const model = createSummaryModel(background.database, clock);
  models.push(model);
  return vi.waitUntil(() => model.summary.value.state === "ready" && model.summary.value.value);
}

async function does(
  background: TestBackground,
  who: Member,
  caseId: string,
  command: WorkCommand,
): Promise<void> {
  await become(background, who);
  await background.handlers.work({ commandId: crypto.randomUUID(), caseId, command }, fromPanel);
}

async function withTwoCases(): Promise<{ background: TestBackground; one: string; other: string }> {
  const background = await testBackground(ada);
  connect(background);
  const one = await handedOff(background, mentionBy("ines", "1", "Where is my parcel?"));
  const other = await handedOff(background, mentionBy("jonas", "2", "It came broken"));
  return { background, one, other };
}

it("tells an agent of the unclaimed, those that are late first", async () => {
  const { background } = await withTwoCases();
  expect((await seenBy(background, mira)).waitsOnMe).toEqual([
    { what: "badgeUnclaimed", count: 2, list: "unclaimed" },
  ]);
  const later = await seenBy(background, lena, START + 2 * HOUR);
  expect(later.waitsOnMe).toEqual([{ what: "badgeLate", count: 2, list: "unclaimed" }]);
  expect(later.oldestAge).toBe(2 * HOUR);
});

it("tells an agent of their own case whose waiting time is over", async () => {
  const { background, one } = await withTwoCases();
  await does(background, mira, one, { type: "claim" });
  await does(background, mira, one, { type: "wait", until: START + HOUR, reason: "order number" });
  const before = await seenBy(background, mira, START + HOUR - 1);
  expect(before.waitsOnMe.map(({ what }) => what)).not.toContain("popupDue");
  const after = await seenBy(background, mira, START + HOUR);
  expect(after.waitsOnMe).toContainEqual({ what: "popupDue", count: 1, list: "mine" });
  expect(after.waiting).toEqual({ count: 1, list: "mine" });
});

it("tells a community manager of outcomes only", async () => {
  const { background, one } = await withTwoCases();
  expect((await seenBy(background, ada)).waitsOnMe).toEqual([]);
  await does(background, mira, one, { type: "decline", reason: "duplicate", note: "" });
  const summary = await seenBy(background, ada);
  expect(summary.waitsOnMe).toEqual([{ what: "badgeOutcomes", count: 1, list: "closed" }]);
  expect([summary.unclaimed.count, summary.closed.count]).toEqual([1, 1]);
});

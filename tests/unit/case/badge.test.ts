import { expect, it } from "vitest";

import { badgeFor } from "../../../lib/case/badge.ts";
import type { Case } from "../../../lib/case/case.ts";
import { ada, lena, mira, tom } from "../people.ts";
import { sentCase, START } from "./machine.ts";

const MINUTE = 60_000;

function cases(...steps: ((machine: ReturnType<typeof sentCase>) => void)[]): Case[] {
  return steps.flatMap((step) => {
    const machine = sentCase(ada);
    step(machine);
    return machine.state ? [machine.state] : [];
  });
}

const unclaimed = (): void => undefined;
const claimed = (machine: ReturnType<typeof sentCase>): void => void machine.do(mira, { type: "claim" });
const resolved = (machine: ReturnType<typeof sentCase>): void => {
  machine.do(mira, { type: "claim" });
  machine.do(mira, { type: "resolve", outcome: "fixed", cause: "other", note: "" });
};
const waiting = (machine: ReturnType<typeof sentCase>): void => {
  machine.do(mira, { type: "claim" });
  machine.do(mira, { type: "wait", until: START + MINUTE, reason: "asked" });
};

it("counts for a community manager the outcomes not seen yet of what they handed off", () => {
  const all = cases(unclaimed, claimed, resolved, resolved);
  expect(badgeFor(all, ada, START, 60)).toMatchObject({ text: "2", words: "badgeOutcomes" });
  expect(badgeFor(all, { ...ada, id: "somebody-else" }, START, 60).text).toBe("");
});

it("counts for an agent what nobody has claimed, and their own cases whose waiting is over", () => {
  const all = cases(unclaimed, unclaimed, claimed, resolved, waiting);
  expect(badgeFor(all, mira, START, 60).text).toBe("2");
  expect(badgeFor(all, mira, START + 2 * MINUTE, 60).text).toBe("3");
  expect(badgeFor(all, tom, START + 2 * MINUTE, 60).text).toBe("2");
});

it("tells a lead the age of the oldest case, and then how many are late", () => {
  const all = cases(unclaimed, unclaimed, claimed);
  expect(badgeFor(all, lena, START + 5 * MINUTE, 60)).toMatchObject({
    text: "5m",
    words: "badgeOldest",
    count: 2,
  });
  expect(badgeFor(all, lena, START + 61 * MINUTE, 60)).toMatchObject({ text: "2!", tone: "late" });
});

it("never needs more than four characters", () => {
  const many = Array.from({ length: 150 }, () => cases(unclaimed)).flat();
  for (const later of [0, 59, 119, 6_000, 100_000_000]) {
    for (const me of [ada, mira, lena]) {
      expect(badgeFor(many, me, START + later * MINUTE, 10_080).text.length).toBeLessThanOrEqual(4);
    }
  }
});

it("says nothing when nothing waits", () => {
  for (const me of [ada, mira, lena]) expect(badgeFor([], me, START, 60).text).toBe("");
});

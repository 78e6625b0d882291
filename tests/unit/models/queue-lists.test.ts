import { describe, expect, it } from "vitest";

import type { Case } from "../../../lib/case/case.ts";
import { intoLists, isFound, pressureOf } from "../../../lib/models/queue-lists.ts";
import type { ListedCase } from "../../../lib/store/queue.ts";
import { mentionBy } from "../mentions.ts";
import { ada, mira, tom } from "../people.ts";

const NOW = 1_000_000_000;
const MINUTE = 60_000;

function listed(id: string, more: Partial<Case>, text = "Where is my parcel?", name = "Inês"): ListedCase {
  const mention = mentionBy("ines", "1", text, { author: { handle: "ines", name, verified: false } });
  const state: Case = {
    id,
    site: "x",
    customerKey: "x:ines",
    mentionKeys: ["x:1"],
    status: "handed_off",
    delivery: "sent",
    releaseAt: 0,
    beganAt: NOW,
    handedOff: { by: ada, at: NOW },
    fence: 0,
    notes: [],
    reopenCount: 0,
    outcomeSeen: false,
    updatedAt: NOW,
    revision: 1,
    ...more,
  };
  const verdict = {
    score: 1,
    answer: "service",
    confidence: "sure",
    kind: "problem",
    intent: "delivery",
    intents: [],
    urgency: 2,
    language: "en",
    evidence: [],
    context: [],
  } as const;
  return {
    state,
    first: {
      key: "x:1",
      mention,
      verdict: { ...verdict, intents: [], evidence: [], context: [] },
      firstSeenAt: 0,
    },
  };
}

const ids = (list: readonly ListedCase[]): string[] => list.map(({ state }) => state.id);
const ownedBy = (member: typeof mira): Partial<Case> => ({
  status: "claimed",
  owner: { member, since: NOW },
});

describe("the lists of the queue", () => {
  it("puts the unclaimed case that has waited longest on top", () => {
    const newer = listed("newer", { handedOff: { by: ada, at: NOW - MINUTE } });
    const older = listed("older", { handedOff: { by: ada, at: NOW - 5 * MINUTE } });
    expect(ids(intoLists([newer, older], mira.id, NOW).unclaimed)).toEqual(["older", "newer"]);
  });

  it("tells my cases from those of others", () => {
    const lists = intoLists([listed("a", ownedBy(mira)), listed("b", ownedBy(tom))], mira.id, NOW);
    expect([ids(lists.mine), ids(lists.others)]).toEqual([["a"], ["b"]]);
  });

  it("brings a case back to the top of mine when its waiting time is over", () => {
    const waiting = (until: number): Partial<Case> => ({
      ...ownedBy(mira),
      status: "waiting",
      waiting: { until, reason: "order number" },
    });
    const due = listed("due", { ...waiting(NOW - 1), updatedAt: NOW - 9 });
    const fresh = listed("fresh", { ...ownedBy(mira), updatedAt: NOW - 1 });
    const patient = listed("patient", { ...waiting(NOW + 1), updatedAt: NOW - 5 });
    expect(ids(intoLists([fresh, patient, due], mira.id, NOW).mine)).toEqual(["due", "fresh", "patient"]);
  });

  it("has no list for a handoff that can still be undone", () => {
    const lists = intoLists([listed("held", { delivery: "held" })], mira.id, NOW);
    expect(Object.values(lists).flat()).toEqual([]);
  });
});

describe("what a lead looks at first", () => {
  it("counts late cases, the age of the oldest, and those about to arrive", () => {
    const late = listed("late", { handedOff: { by: ada, at: NOW - 61 * MINUTE } });
    const inTime = listed("fresh", { handedOff: { by: ada, at: NOW - 60 * MINUTE } });
    const held = listed("held", { delivery: "held", handedOff: { by: ada, at: NOW - 99 * MINUTE } });
    expect(pressureOf([late, inTime, held], NOW, 60)).toEqual({
      late: 1,
      oldestAge: 61 * MINUTE,
      arriving: 1,
    });
  });

  it("says nothing of an oldest case when none is unclaimed", () => {
    expect(pressureOf([listed("a", ownedBy(mira))], NOW, 60).oldestAge).toBeUndefined();
  });
});

describe("searching", () => {
  it("finds names, handles and words, whatever their case and accents", () => {
    const one = listed("a", {});
    const searches = ["ines", "INÊS", "@ines", "parcel where", "  "];
    expect(searches.filter((search) => !isFound(one, search))).toEqual([]);
    expect(isFound(one, "parcel lost")).toBe(false);
  });
});

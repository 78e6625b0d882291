import { describe, expect, test } from "vitest";

import type { Annotation, CaseGlance } from "../../../lib/annotation.ts";
import { ASK_AFTER } from "../../../lib/case/undo-window.ts";
import { stageOf } from "../../../lib/overlay/stage.ts";

const NOW = 1_780_000_000_000;

const annotation: Annotation = {
  key: "x:1",
  flagged: true,
  answer: "service",
  confidence: "likely",
  intent: "delivery",
  urgency: 2,
  contactCount: 0,
};

const glance: CaseGlance = {
  id: `case-${"0".repeat(32)}`,
  status: "handed_off",
  delivery: "held",
  releaseAt: NOW + 8_000,
  handedOffBy: "Ines",
  handedOffByMe: true,
  handedOffAt: NOW - 2_000,
  mentionCount: 1,
  outcomeIsNew: false,
};

const stage = (news: Partial<CaseGlance> = {}, now = NOW): ReturnType<typeof stageOf> =>
  stageOf({ ...annotation, case: { ...glance, ...news } }, undefined, false, now);

describe("a mention without a case", () => {
  test("is a request when flagged", () => {
    expect(stageOf(annotation, undefined, false, NOW)).toEqual({
      name: "request",
      takenBack: false,
      joins: false,
    });
  });

  test("says that it was taken back, when it was", () => {
    expect(stageOf(annotation, undefined, true, NOW)).toEqual({
      name: "request",
      takenBack: true,
      joins: false,
    });
  });

  test("is unflagged otherwise, and admits when that is unclear", () => {
    const unsure = { ...annotation, flagged: false, answer: "unsure" } as const;
    expect(stageOf(unsure, undefined, false, NOW)).toEqual({
      name: "unflagged",
      answer: "unsure",
      corrected: false,
    });
  });

  test("never calls itself a request when a person said that it is none", () => {
    const corrected = { ...annotation, flagged: false, correction: "not_service" } as const;
    expect(stageOf(corrected, undefined, false, NOW)).toEqual({
      name: "unflagged",
      answer: "not_service",
      corrected: true,
    });
  });
});

describe("what a person just asked for is shown at once", () => {
  test("handing off", () => {
    expect(stageOf(annotation, "handing_off", false, NOW)).toEqual({ name: "handing_off" });
  });

  test("undoing", () => {
    expect(stageOf({ ...annotation, case: glance }, "undoing", false, NOW)).toEqual({
      name: "request",
      takenBack: true,
      joins: false,
    });
  });

  test("sending now", () => {
    expect(stageOf({ ...annotation, case: glance }, "sending", false, NOW).name).toBe("with_service");
  });
});

describe("a case that I handed off", () => {
  test("can be undone while it is held", () => {
    expect(stage()).toEqual({ name: "held", releaseAt: NOW + 8_000 });
  });

  test("is with service once the time to undo is over, even before the background says so", () => {
    expect(stage({}, NOW + 8_000)).toEqual({ name: "with_service", by: undefined, since: NOW - 2_000 });
  });
});

describe("a handoff that could not be sent", () => {
  test("is the person's to decide on after half an hour, and does not count as sent", () => {
    expect(stage({}, NOW + 8_000 + ASK_AFTER + 1)).toEqual({ name: "unsent" });
  });

  test("is with service when somebody else's browser holds it", () => {
    expect(stage({ handedOffByMe: false }, NOW + 8_000 + ASK_AFTER + 1).name).toBe("with_service");
  });
});

test("a further mention of somebody with an open case joins it", () => {
  expect(stageOf({ ...annotation, openCase: glance }, undefined, false, NOW)).toMatchObject({
    name: "request",
    joins: true,
  });
});

describe("a case that somebody else handed off", () => {
  test("is theirs to undo, not mine", () => {
    expect(stage({ handedOffByMe: false })).toEqual({ name: "with_service", by: "Ines", since: NOW - 2_000 });
  });
});

describe("a case that customer service has", () => {
  test("names who has it, and since when", () => {
    expect(stage({ status: "claimed", ownerName: "Mira", ownedSince: NOW - 1_000 })).toEqual({
      name: "claimed",
      by: "Mira",
      since: NOW - 1_000,
    });
  });

  test("waits for the customer", () => {
    expect(stage({ status: "waiting", ownerName: "Mira" })).toEqual({ name: "waiting", by: "Mira" });
  });

  test("says what came of it, and how long that took", () => {
    const resolved = { status: "resolved", closedBy: "Mira", closedAt: NOW, outcome: "fixed" } as const;
    expect(stage({ ...resolved, outcomeIsNew: true })).toEqual({
      name: "resolved",
      by: "Mira",
      took: 2_000,
      outcome: "fixed",
      isNew: true,
    });
  });

  test("comes back with a reason", () => {
    expect(stage({ status: "declined", closedBy: "Mira", declineReason: "spam" })).toEqual({
      name: "declined",
      by: "Mira",
      reason: "spam",
      isNew: false,
    });
  });

  test("was never there when it was undone", () => {
    expect(stage({ status: "undone" }).name).toBe("request");
  });
});

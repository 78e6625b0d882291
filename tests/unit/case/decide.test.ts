import { describe, expect, it } from "vitest";

import type { Decision } from "../../../lib/case/decide.ts";
import { LONGEST_WAIT } from "../../../lib/case/judge.ts";
import type { Command } from "../../../lib/case/command.ts";
import { ada, lena, mira, tom } from "../people.ts";
import { handOffCommand, Machine, sentCase, START } from "./machine.ts";

const resolve: Command = { type: "resolve", outcome: "fixed", cause: "delivery", note: "Sent a new one" };
const decline: Command = { type: "decline", reason: "not_service", note: "" };

function refusal(decision: Decision): string | undefined {
  return decision.ok ? undefined : decision.problem.code;
}

describe("handing off", () => {
  it("makes a case that is held until the undo window ends", () => {
    const machine = new Machine();
    machine.do(ada, handOffCommand);
    expect(machine.state).toMatchObject({
      status: "handed_off",
      delivery: "held",
      releaseAt: START + 10_000,
    });
  });

  it("twice with the same mention is one case and one event", () => {
    const machine = new Machine();
    machine.do(ada, handOffCommand);
    machine.do(ada, handOffCommand);
    expect(machine.log).toHaveLength(1);
  });

  it("adds a further mention to the open case", () => {
    const machine = sentCase(ada);
    machine.do(ada, { ...handOffCommand, mentionKey: "x:2" });
    expect(machine.state?.mentionKeys).toEqual(["x:1", "x:2"]);
    expect(machine.state?.status).toBe("handed_off");
  });

  it("reopens a case that was resolved, and says how often", () => {
    const machine = sentCase(ada);
    machine.do(mira, { type: "claim" });
    machine.do(mira, resolve);
    machine.do(ada, { ...handOffCommand, mentionKey: "x:2" });
    expect(machine.state).toMatchObject({ status: "handed_off", delivery: "held", reopenCount: 1 });
    expect(machine.state?.resolution).toBeUndefined();
  });
});

describe("undoing", () => {
  it("takes a held handoff back, and handing off again is not a reopening", () => {
    const machine = new Machine();
    machine.do(ada, handOffCommand);
    machine.do(ada, { type: "undo" });
    expect(machine.state?.status).toBe("undone");
    machine.do(ada, handOffCommand);
    expect(machine.state).toMatchObject({ status: "handed_off", delivery: "held", reopenCount: 0 });
  });

  it("is refused once service has it", () => {
    expect(refusal(sentCase(ada).do(ada, { type: "undo" }))).toBe("already_sent");
  });

  it("is the sender's, or a lead's", () => {
    const machine = new Machine();
    machine.do(ada, handOffCommand);
    expect(refusal(machine.do(tom, { type: "undo" }))).toBe("not_yours");
    expect(machine.do(lena, { type: "undo" }).ok).toBe(true);
  });
});

describe("claiming", () => {
  it("is refused while the handoff can still be undone", () => {
    const machine = new Machine();
    machine.do(ada, handOffCommand);
    expect(refusal(machine.do(mira, { type: "claim" }))).toBe("not_sent_yet");
  });

  it("gives the case to the first and tells the second who has it", () => {
    const machine = sentCase(ada);
    machine.do(mira, { type: "claim" });
    const second = machine.do(tom, { type: "claim" });
    expect(refusal(second)).toBe("already_claimed");
    expect(second.ok ? "" : second.problem.detail).toContain("Mira");
    expect(machine.state?.owner?.member).toEqual(mira);
  });

  it("twice by the same person is one claim", () => {
    const machine = sentCase(ada);
    machine.do(mira, { type: "claim" });
    expect(machine.do(mira, { type: "claim" })).toEqual({ ok: true, value: [] });
  });

  it("is not a marketer's to do", () => {
    expect(refusal(sentCase(ada).do(ada, { type: "claim" }))).toBe("not_allowed");
  });

  it("is refused on a case that is closed", () => {
    const machine = sentCase(ada);
    machine.do(mira, decline);
    expect(refusal(machine.do(tom, { type: "claim" }))).toBe("wrong_status");
  });
});

describe("working on a case", () => {
  it("is for its owner, or for a lead", () => {
    const machine = sentCase(ada);
    expect(refusal(machine.do(mira, resolve))).toBe("wrong_status");
    machine.do(mira, { type: "claim" });
    expect(refusal(machine.do(tom, resolve))).toBe("not_yours");
    expect(refusal(machine.do(tom, { type: "release" }))).toBe("not_yours");
    expect(machine.do(lena, { type: "release" }).ok).toBe(true);
    expect(machine.state).toMatchObject({ status: "handed_off" });
    expect(machine.state?.owner).toBeUndefined();
  });

  it("may wait, at most 14 days, and be resumed", () => {
    const machine = sentCase(ada);
    machine.do(mira, { type: "claim" });
    const wait = (until: number): Decision =>
      machine.do(mira, { type: "wait", until, reason: "Asked for the order number" });
    expect(refusal(wait(START))).toBe("until_out_of_range");
    expect(refusal(wait(START + LONGEST_WAIT + 1))).toBe("until_out_of_range");
    expect(wait(START + 1000).ok).toBe(true);
    expect(machine.state).toMatchObject({ status: "waiting", owner: { member: mira } });
    machine.do(mira, { type: "resume" });
    expect(machine.state).toMatchObject({ status: "claimed" });
    expect(machine.state?.waiting).toBeUndefined();
  });

  it("ends with an outcome and a cause, which is new to the sender until seen", () => {
    const machine = sentCase(ada);
    machine.do(mira, { type: "claim" });
    machine.do(mira, resolve);
    expect(machine.state).toMatchObject({
      status: "resolved",
      outcomeSeen: false,
      resolution: { outcome: "fixed", cause: "delivery", by: mira },
    });
    expect(machine.do(mira, { type: "see_outcome" })).toEqual({ ok: true, value: [] });
    machine.do(ada, { type: "see_outcome" });
    expect(machine.state?.outcomeSeen).toBe(true);
  });

  it("can be declined with a reason without claiming it first", () => {
    const machine = sentCase(ada);
    machine.do(mira, decline);
    expect(machine.state).toMatchObject({ status: "declined", decline: { reason: "not_service", by: mira } });
  });

  it("keeps every note with its author", () => {
    const machine = sentCase(ada);
    machine.do(ada, { type: "note", text: "Third parcel this month" });
    machine.do(mira, { type: "note", text: "Called the depot" });
    expect(machine.state?.notes.map(({ by, text }) => [by.name, text])).toEqual([
      ["Ada", "Third parcel this month"],
      ["Mira", "Called the depot"],
    ]);
  });
});

it("refuses every command but a handoff on a case that does not exist", () => {
  const commands: Command[] = [
    { type: "undo" },
    { type: "send" },
    { type: "claim" },
    { type: "release" },
    resolve,
  ];
  for (const command of commands) expect(refusal(new Machine().do(lena, command))).toBe("unknown_case");
});

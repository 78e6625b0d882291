import fc from "fast-check";
import { expect, it } from "vitest";

import { caseSchema } from "../../../lib/case/case.ts";
import type { Command } from "../../../lib/case/command.ts";
import { fold } from "../../../lib/case/fold.ts";
import { glanceAt } from "../../../lib/case/glance.ts";
import { caseGlanceSchema } from "../../../lib/annotation.ts";
import { everybody } from "../people.ts";
import { Machine, START } from "./machine.ts";

const mentionKey = fc.constantFrom("x:1", "x:2", "x:3");
const command: fc.Arbitrary<Command> = fc.oneof(
  mentionKey.map((key): Command => ({
    type: "hand_off",
    mentionKey: key,
    customerKey: "x:ines",
    site: "x",
    releaseAt: START + 10_000,
  })),
  fc.constantFrom<Command>(
    { type: "undo" },
    { type: "send" },
    { type: "claim" },
    { type: "release" },
    { type: "note", text: "noted" },
    { type: "wait", until: START + 100_000, reason: "asked" },
    { type: "resume" },
    { type: "resolve", outcome: "answered", cause: "information", note: "" },
    { type: "decline", reason: "spam", note: "" },
    { type: "see_outcome" },
    {
      type: "log",
      kind: "mail",
      direction: "out",
      happenedAt: START,
      account: "x:ines",
      title: "Your parcel",
      text: "It comes tomorrow",
    },
    { type: "set_facts", account: "x:ines", facts: { vip: true } },
    { type: "link", accounts: ["crm:7", "x:ines"], state: "linked", ground: "said" },
  ),
);
const said: ReadonlySet<Command["type"]> = new Set(["note", "log", "set_facts", "link"]);
const schedule = fc.array(fc.tuple(fc.constantFrom(...everybody), command), { maxLength: 40 });

it("keeps every promise of a case whatever is asked of it, in 10,000 random schedules", () => {
  fc.assert(
    fc.property(schedule, (steps) => {
      const machine = new Machine();
      for (const [actor, step] of steps) {
        const before = machine.state;
        const decision = machine.do(actor, step);
        // A refused or needless command changes nothing.
        if (!decision.ok || decision.value.length === 0) expect(machine.state).toBe(before);
        const state = machine.state;
        if (!state) continue;
        expect(state.owner !== undefined).toBe(state.status === "claimed" || state.status === "waiting");
        expect(state.waiting !== undefined).toBe(state.status === "waiting");
        expect(state.resolution !== undefined).toBe(state.status === "resolved");
        expect(state.decline !== undefined).toBe(state.status === "declined");
        // Somebody in service has it only after it was sent.
        if (state.owner || state.resolution || state.decline) expect(state.delivery).toBe("sent");
      }
    }),
    { numRuns: 10_000 },
  );
});

it("replays its log to the same state, which fits the stored schema", () => {
  fc.assert(
    fc.property(schedule, (steps) => {
      const machine = new Machine();
      for (const [actor, step] of steps) machine.do(actor, step);
      expect(fold(machine.log)).toEqual(machine.state);
      if (machine.state) {
        expect(caseSchema.parse(machine.state)).toEqual(machine.state);
        expect(caseGlanceSchema.safeParse(glanceAt(machine.state, "ada")).success).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

it("gives each command the same result when it comes twice in a row", () => {
  fc.assert(
    fc.property(schedule, (steps) => {
      const machine = new Machine();
      for (const [actor, step] of steps) {
        machine.do(actor, step);
        const after = machine.state;
        // What is said is told apart by command id, waiting can be prolonged; everything else is its own repetition.
        if (said.has(step.type) || step.type === "wait") continue;
        machine.do(actor, step);
        expect(machine.state).toBe(after);
      }
    }),
    { numRuns: 1_000 },
  );
});

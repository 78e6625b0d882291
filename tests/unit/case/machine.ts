/** Drives the pure machine in tests: commands in, state and log out. */
import type { Case } from "../../../lib/case/case.ts";
import type { Command } from "../../../lib/case/command.ts";
import { decide, type Decision } from "../../../lib/case/decide.ts";
import type { CaseEvent } from "../../../lib/case/event.ts";
import { evolve } from "../../../lib/case/evolve.ts";
import type { Member } from "../../../lib/member.ts";

export const CASE_ID = `case-${"0".repeat(32)}`;
export const START = Date.UTC(2026, 10, 20, 10);

export const handOffCommand = {
  type: "hand_off",
  mentionKey: "x:1",
  customerKey: "x:ines",
  site: "x",
  releaseAt: START + 10_000,
} as const satisfies Command;

export class Machine {
  state: Case | undefined;
  readonly log: CaseEvent[] = [];
  now = START;

  do(actor: Member, command: Command): Decision {
    const decision = decide(this.state, command, { actor, now: this.now });
    if (!decision.ok) return decision;
    for (const happening of decision.value) {
      const id = crypto.randomUUID();
      const event: CaseEvent = { id, commandId: id, caseId: CASE_ID, at: this.now, actor, ...happening };
      this.log.push(event);
      this.state = evolve(this.state, event);
    }
    return decision;
  }
}

export function sentCase(by: Member): Machine {
  const machine = new Machine();
  machine.do(by, handOffCommand);
  machine.do(by, { type: "send" });
  return machine;
}

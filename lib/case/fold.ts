/** The state that a log gives: each entry judged on what the ones before it made, and applied if it takes effect. */
import type { Case } from "./case.ts";
import type { CaseEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import { judge, type Judgement } from "./judge.ts";

export type Taken = {
  readonly state: Case | undefined;
  /** What became of the event; anything but `happens` left the state as it was. */
  readonly judgement: Judgement;
};

export function take(state: Case | undefined, event: CaseEvent): Taken {
  const judgement = judge(state, event.payload, { actor: event.actor, now: event.at });
  return { state: judgement === "happens" ? evolve(state, event) : state, judgement };
}

/** The state that a case's whole log gives; undefined for an empty one. */
export function fold(events: readonly CaseEvent[]): Case | undefined {
  return events.reduce<Case | undefined>((state, event) => take(state, event).state, undefined);
}

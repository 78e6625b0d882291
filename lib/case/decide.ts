/**
 * The rules of a case: which command leads to which events. Pure, and the same in one browser and in a team.
 * A command that asks for what is already so gives no events; there are no toggles.
 */
import type { Member } from "../member.ts";
import { failure, success, type Failure, type Result } from "../result.ts";
import { isClosed, isOpen, type Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { EventPayload } from "./event.ts";
import { actsForOthers, mayDo } from "./permissions.ts";

export type Refusal =
  | "unknown_case"
  | "not_allowed"
  | "already_claimed"
  | "not_yours"
  | "already_sent"
  | "not_sent_yet"
  | "wrong_status"
  | "until_out_of_range";

export type Decision = Result<readonly EventPayload[], Refusal>;

/** A case may wait for a customer this long, in milliseconds: 14 days, then somebody looks again. */
export const LONGEST_WAIT = 14 * 24 * 60 * 60 * 1000;

export type Circumstances = {
  readonly actor: Member;
  /** Unix ms. */
  readonly now: number;
};

const nothingToDo = success<readonly EventPayload[]>([]);

/** @returns the events that `command` causes on `state` (undefined: no such case yet), or why it is refused. */
export function decide(state: Case | undefined, command: Command, circumstances: Circumstances): Decision {
  const { actor } = circumstances;
  if (!mayDo(actor.role, command.type)) {
    return failure("not_allowed", `a ${actor.role} may not ${command.type}`);
  }
  if (command.type === "hand_off") return handOff(state, command);
  if (!state) return failure("unknown_case", "no such case");
  switch (command.type) {
    case "undo":
      return undo(state, actor);
    case "send":
      return state.status === "handed_off" && state.delivery === "held" ? one({ type: "sent" }) : nothingToDo;
    case "claim":
      return claim(state, actor);
    case "release":
      return state.status === "handed_off"
        ? nothingToDo
        : (refuseUnlessHeldBy(state, actor) ?? one({ type: "released" }));
    case "note":
      return one({ type: "noted", text: command.text });
    case "wait":
      return wait(state, command, circumstances);
    case "resume":
      if (state.status === "claimed" && state.owner?.member.id === actor.id) return nothingToDo;
      if (state.status !== "waiting") return wrongStatus(state, command);
      return refuseUnlessHeldBy(state, actor) ?? one({ type: "resumed" });
    case "resolve": {
      const { outcome, cause, note } = command;
      return refuseUnlessHeldBy(state, actor) ?? one({ type: "resolved", outcome, cause, note });
    }
    case "decline":
      return decline(state, command, actor);
    case "see_outcome":
      return seeOutcome(state, actor);
  }
}

function handOff(state: Case | undefined, command: Command & { type: "hand_off" }): Decision {
  const { mentionKey, customerKey, site, releaseAt } = command;
  if (!state) return one({ type: "handed_off", mentionKey, customerKey, site, releaseAt });
  if (!isOpen(state)) return one({ type: "reopened", mentionKey, releaseAt });
  return state.mentionKeys.includes(mentionKey) ? nothingToDo : one({ type: "joined", mentionKey });
}

function undo(state: Case, actor: Member): Decision {
  if (state.status === "undone") return nothingToDo;
  if (state.status !== "handed_off" || state.delivery !== "held") {
    return failure("already_sent", "customer service has it already");
  }
  if (state.handedOff.by.id !== actor.id && !actsForOthers(actor.role)) {
    return failure("not_yours", `${state.handedOff.by.name} handed it off`);
  }
  return one({ type: "undone" });
}

function claim(state: Case, actor: Member): Decision {
  if (state.owner) {
    return state.owner.member.id === actor.id
      ? nothingToDo
      : failure("already_claimed", `${state.owner.member.name} has had it since ${state.owner.since}`);
  }
  if (state.status !== "handed_off") return wrongStatus(state, { type: "claim" });
  return state.delivery === "held"
    ? failure("not_sent_yet", "the handoff can still be undone")
    : one({ type: "claimed" });
}

function wait(state: Case, command: Command & { type: "wait" }, { actor, now }: Circumstances): Decision {
  if (command.until <= now || command.until > now + LONGEST_WAIT) {
    return failure("until_out_of_range", "wait until a time within the next 14 days");
  }
  const { until, reason } = command;
  return refuseUnlessHeldBy(state, actor) ?? one({ type: "waited", until, reason });
}

function decline(state: Case, command: Command & { type: "decline" }, actor: Member): Decision {
  const { reason, note } = command;
  if (state.status === "handed_off" && !state.owner) {
    return state.delivery === "held"
      ? failure("not_sent_yet", "the handoff can still be undone")
      : one({ type: "declined", reason, note });
  }
  return refuseUnlessHeldBy(state, actor) ?? one({ type: "declined", reason, note });
}

function seeOutcome(state: Case, actor: Member): Decision {
  const isNewToActor = isClosed(state) && !state.outcomeSeen && state.handedOff.by.id === actor.id;
  return isNewToActor ? one({ type: "outcome_seen" }) : nothingToDo;
}

/** Claimed and waiting cases are worked on by their owner, or by a lead for them. */
function refuseUnlessHeldBy(state: Case, actor: Member): Failure<Refusal> | undefined {
  if (!state.owner) return failure("wrong_status", `nobody has claimed it: it is ${state.status}`);
  if (state.owner.member.id === actor.id || actsForOthers(actor.role)) return undefined;
  return failure("not_yours", `${state.owner.member.name} has it`);
}

function wrongStatus(state: Case, command: Pick<Command, "type">): Failure<Refusal> {
  return failure("wrong_status", `cannot ${command.type} a case that is ${state.status}`);
}

function one(payload: EventPayload): Decision {
  return success([payload]);
}

/**
 * The rules of a case: which command leads to which events. Pure, and the same in one browser and in a team.
 * A command that asks for what is already so gives no events; there are no toggles.
 */
import { failure, success, type Result } from "../result.ts";
import { isOpen, type Case } from "./case.ts";
import type { Command } from "./command.ts";
import type { EventPayload, Happening, Personal } from "./event.ts";
import { judge, type Circumstances, type Refusal } from "./judge.ts";
import { LEASE, shouldRenew } from "./lease.ts";
import { actsForOthers } from "./permissions.ts";

export type Decision = Result<readonly Happening[], Refusal>;

/** @returns what `command` makes happen to `state` (undefined: no such case yet), or why it is refused. */
export function decide(state: Case | undefined, command: Command, circumstances: Circumstances): Decision {
  const wanted = happeningOf(state, command, circumstances);
  const judgement = judge(state, wanted.payload, circumstances);
  if (judgement === "already") return success([]);
  if (judgement !== "happens") return judgement;
  if (command.type === "merge" && !command.samePerson && !actsForOthers(circumstances.actor.role)) {
    return failure("not_same_person", "only a lead merges cases of two people");
  }
  if (isKnownMention(state, command)) return success([]);
  return success([wanted, ...renewal(state, wanted.payload, circumstances)]);
}

function happeningOf(state: Case | undefined, command: Command, { actor, now }: Circumstances): Happening {
  const leaseUntil = now + LEASE;
  switch (command.type) {
    case "hand_off":
      return handOff(state, command);
    case "undo":
      return { payload: { type: "undone" } };
    case "send":
      return { payload: { type: "sent" } };
    case "customer_post": {
      const { mentionKey, customerKey, postedAt } = command;
      return { payload: { type: "customer_posted", postedAt }, personal: { mentionKey, customerKey } };
    }
    case "withdraw":
      return { payload: { type: "withdrawn" } };
    case "ask_back":
      return { payload: { type: "asked_back" }, personal: { text: command.text } };
    case "claim":
      return { payload: { type: "claimed", leaseUntil } };
    case "steal":
      return { payload: { type: "stolen", leaseUntil }, personal: { text: command.reason } };
    case "keep":
      return { payload: { type: "kept", leaseUntil } };
    case "lapse":
      return { payload: { type: "lapsed" } };
    case "reassign":
      return { payload: { type: "reassigned", to: command.to, leaseUntil } };
    case "release":
      return { payload: { type: "released" } };
    case "note":
      return { payload: { type: "noted" }, personal: { text: command.text } };
    case "wait":
      return { payload: { type: "waited", until: command.until }, personal: { text: command.reason } };
    case "resume":
      return { payload: { type: "resumed" } };
    case "resolve": {
      const { outcome, cause, note } = command;
      return withNote({ type: "resolved", outcome, cause }, note);
    }
    case "decline":
      return withNote({ type: "declined", reason: command.reason }, command.note);
    case "see_outcome":
      return { payload: { type: "outcome_seen" } };
    case "merge": {
      const ground = actsForOthers(actor.role) && !command.samePerson ? "lead" : "same_person";
      return { payload: { type: "merged", into: command.into, intoBegan: command.intoBegan, ground } };
    }
    case "unmerge":
      return { payload: { type: "unmerged" } };
    case "erase":
      return { payload: { type: "erased" } };
    case "log": {
      const { kind, direction, happenedAt, account, title, text } = command;
      const said = { ...(title !== "" && { title }), ...(text !== "" && { text }) };
      return { payload: { type: "logged", kind, direction, happenedAt }, personal: { account, ...said } };
    }
    case "set_facts":
      return {
        payload: { type: "facts_set" },
        personal: { account: command.account, facts: command.facts },
      };
    case "link": {
      const { state: linked, ground, accounts } = command;
      return { payload: { type: "linked", state: linked, ground }, personal: { accounts } };
    }
  }
}

function handOff(state: Case | undefined, command: Command & { type: "hand_off" }): Happening {
  const { mentionKey, customerKey, site, releaseAt } = command;
  const personal: Personal = { mentionKey, customerKey };
  if (!state) return { payload: { type: "handed_off", site, releaseAt }, personal };
  const isGoingOn = isOpen(state) || state.status === "merged";
  return { payload: isGoingOn ? { type: "joined", site } : { type: "reopened", site, releaseAt }, personal };
}

function withNote(payload: EventPayload, note: string): Happening {
  return note === "" ? { payload } : { payload, personal: { text: note } };
}

/** The mention is in the case already, and the case goes on. */
function isKnownMention(state: Case | undefined, command: Command): boolean {
  if (!state || (command.type !== "hand_off" && command.type !== "customer_post")) return false;
  const isGoingOn = command.type === "customer_post" || isOpen(state) || state.status === "merged";
  return isGoingOn && state.mentionKeys.includes(command.mentionKey);
}

/** Something was said about it, or with its customer. */
function isWord({ type }: EventPayload): boolean {
  return type === "noted" || type === "logged";
}

/** What its owner does with a case renews the lease. */
function renewal(
  state: Case | undefined,
  payload: EventPayload,
  { actor, now }: Circumstances,
): readonly Happening[] {
  const owner = state?.owner;
  if (!owner || owner.member.id !== actor.id) return [];
  const goesOn = payload.type === "resumed" || (isWord(payload) && state.status === "claimed");
  const isDue = payload.type === "resumed" || shouldRenew(owner, now);
  return goesOn && isDue && now + LEASE > (owner.leaseUntil ?? 0)
    ? [{ payload: { type: "kept", leaseUntil: now + LEASE } }]
    : [];
}

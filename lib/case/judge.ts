/**
 * The guards: whether an event may take effect on a case. The same function judges what somebody wants to do and what
 * the log delivers, so that the first valid one in the order wins on every machine. It looks only at what entries
 * say for good: never at personal parts, which may be erased here and not yet there, never at this machine's clock.
 */
import type { Member } from "../member.ts";
import { failure, type Failure } from "../result.ts";
import { isClosed, isOpen, type Case } from "./case.ts";
import type { EventPayload } from "./event.ts";
import { isOwnerAway, leaseStanding, LONGEST_LEASE } from "./lease.ts";
import { actsForOthers, isService, mayCause } from "./permissions.ts";

export type Refusal =
  | "unknown_case"
  | "not_allowed"
  | "already_claimed"
  | "not_yours"
  | "already_sent"
  | "not_sent_yet"
  | "wrong_status"
  | "until_out_of_range"
  | "lease_running"
  | "not_service_staff"
  | "not_same_person"
  | "wrong_direction"
  | "too_late"
  | "erased";

/** `happens`; `already`: it is so, nothing changes; or why not. */
export type Judgement = "happens" | "already" | Failure<Refusal>;

export type Circumstances = {
  readonly actor: Member;
  /** Unix ms. */
  readonly now: number;
};

const DAY = 24 * 60 * 60 * 1000;
/** A case may wait for a customer this long, in ms: 14 days, then somebody looks again. */
export const LONGEST_WAIT = 14 * DAY;
/** A merge can be taken back for this long, in ms. */
export const UNMERGE_WITHIN = 30 * DAY;

export function judge(
  state: Case | undefined,
  payload: EventPayload,
  circumstances: Circumstances,
): Judgement {
  const { actor } = circumstances;
  if (!mayCause(actor.role, payload.type)) {
    return failure("not_allowed", `a ${actor.role} may not: ${payload.type}`);
  }
  if (isHandoff(payload)) return state?.erased ? failure("erased", "forgotten on request") : "happens";
  if (!state) return failure("unknown_case", "no such case");
  return judgeStep(state, payload, circumstances);
}

/** These begin a case, join it or open it again, whatever it has become meanwhile: no handoff is ever lost. */
export function isHandoff(
  payload: EventPayload,
): payload is EventPayload & { type: "handed_off" | "joined" | "reopened" } {
  return payload.type === "handed_off" || payload.type === "joined" || payload.type === "reopened";
}

type Step = Exclude<EventPayload, { type: "handed_off" | "joined" | "reopened" }>;

function judgeStep(state: Case, payload: Step, circumstances: Circumstances): Judgement {
  const { actor, now } = circumstances;
  switch (payload.type) {
    case "undone":
      if (state.status === "undone") return "already";
      if (state.status !== "handed_off" || state.delivery !== "held") {
        return failure("already_sent", "customer service has it already");
      }
      return refuseUnlessSender(state, actor) ?? "happens";
    case "sent":
      if (state.status !== "handed_off" || state.delivery !== "held") return "already";
      // A sender's browser may die between handing off and sending; then somebody else's does it.
      return now >= state.releaseAt ? "happens" : (refuseUnlessSender(state, actor) ?? "happens");
    case "customer_posted":
      return judgePost(state, payload);
    case "withdrawn":
      if (state.status === "withdrawn") return "already";
      return refuseUnlessUnclaimed(state, payload) ?? refuseUnlessSender(state, actor) ?? "happens";
    case "asked_back":
      if (!state.owner) return wrongStatus(state, payload);
      return state.handedOff.by.id === actor.id
        ? "happens"
        : failure("not_yours", `${state.handedOff.by.name} handed it off`);
    case "claimed":
      if (state.owner?.member.id === actor.id) return "already";
      if (payload.leaseUntil !== undefined && !isLease(payload.leaseUntil, now)) return badLease;
      return refuseUnlessUnclaimed(state, payload) ?? "happens";
    case "stolen":
      return judgeSteal(state, payload, circumstances);
    case "kept":
      if (state.owner?.member.id !== actor.id) return notHeldBy(state, actor);
      if (!isLease(payload.leaseUntil, now)) return badLease;
      return payload.leaseUntil <= (state.owner.leaseUntil ?? 0) ? "already" : "happens";
    case "lapsed":
      if (state.status === "handed_off") return "already";
      return leaseStanding(state, now) === "over"
        ? "happens"
        : failure("lease_running", "its owner is at it");
    case "reassigned":
      return judgeReassign(state, payload, circumstances);
    case "released":
      return state.status === "handed_off" ? "already" : (refuseUnlessHeldBy(state, actor) ?? "happens");
    case "noted":
    case "logged":
    case "facts_set":
    case "linked":
      return state.erased ? failure("erased", "forgotten on request") : "happens";
    case "waited":
      if (payload.until <= now || payload.until > now + LONGEST_WAIT) {
        return failure("until_out_of_range", "wait until a time within the next 14 days");
      }
      return refuseUnlessHeldBy(state, actor) ?? "happens";
    case "resumed":
      if (state.status === "claimed" && state.owner?.member.id === actor.id) return "already";
      if (state.status !== "waiting") return wrongStatus(state, payload);
      return refuseUnlessHeldBy(state, actor) ?? "happens";
    case "resolved":
      return refuseUnlessHeldBy(state, actor) ?? "happens";
    case "declined":
      if (state.status === "handed_off") return refuseUnlessUnclaimed(state, payload) ?? "happens";
      return refuseUnlessHeldBy(state, actor) ?? "happens";
    case "outcome_seen":
      return isClosed(state) && !state.outcomeSeen && state.handedOff.by.id === actor.id
        ? "happens"
        : "already";
    case "merged":
      return judgeMerge(state, payload, actor);
    case "unmerged":
      if (state.status !== "merged" || !state.merged) return "already";
      if (now > state.merged.at + UNMERGE_WITHIN) return failure("too_late", "merged over 30 days ago");
      return "happens";
    case "erased":
      return state.erased ? "already" : "happens";
  }
}

function judgePost(state: Case, { postedAt }: EventPayload & { type: "customer_posted" }): Judgement {
  if (state.erased) return failure("erased", "forgotten on request");
  if (state.status === "resolved") {
    return postedAt > (state.resolution?.at ?? 0) ? "happens" : "already";
  }
  return isOpen(state) ? "happens" : failure("wrong_status", `it is ${state.status}`);
}

function judgeSteal(
  state: Case,
  payload: EventPayload & { type: "stolen" },
  { actor, now }: Circumstances,
): Judgement {
  if (!state.owner) return wrongStatus(state, payload);
  if (state.owner.member.id === actor.id) return "already";
  if (!isLease(payload.leaseUntil, now)) return badLease;
  if (actsForOthers(actor.role) || isOwnerAway(state, now)) return "happens";
  return failure("lease_running", `${state.owner.member.name} is at it`);
}

function judgeReassign(
  state: Case,
  payload: EventPayload & { type: "reassigned" },
  { actor, now }: Circumstances,
): Judgement {
  const { to, leaseUntil } = payload;
  if (!isOpen(state)) return wrongStatus(state, payload);
  if (state.delivery === "held") return notSentYet;
  if (!isService(to.role)) return failure("not_service_staff", `${to.name} does not work on cases`);
  if (state.owner?.member.id === to.id) return "already";
  if (!isLease(leaseUntil, now)) return badLease;
  const mayGive = actsForOthers(actor.role) || state.owner?.member.id === actor.id;
  if (mayGive) return "happens";
  return state.owner ? notHeldBy(state, actor) : failure("not_allowed", "claim it, or ask a lead");
}

function judgeMerge(state: Case, payload: EventPayload & { type: "merged" }, actor: Member): Judgement {
  const { into, intoBegan, ground } = payload;
  if (state.status === "merged" && state.merged?.into === into) return "already";
  if (!isOpen(state)) return wrongStatus(state, payload);
  if (state.delivery === "held") return notSentYet;
  const isOlder = intoBegan < state.beganAt || (intoBegan === state.beganAt && into < state.id);
  if (!isOlder) return failure("wrong_direction", "the older case survives");
  if (actsForOthers(actor.role)) return "happens";
  if (ground !== "same_person") return failure("not_same_person", "only a lead merges cases of two people");
  return state.owner ? (refuseUnlessHeldBy(state, actor) ?? "happens") : "happens";
}

const badLease = failure("until_out_of_range", `a lease ends within ${LONGEST_LEASE} ms`);
const notSentYet = failure("not_sent_yet", "the handoff can still be undone");

function isLease(until: number, now: number): boolean {
  return until > now && until <= now + LONGEST_LEASE;
}

/** Handed off, sent, and in nobody's hands. */
function refuseUnlessUnclaimed(
  state: Case,
  payload: Pick<EventPayload, "type">,
): Failure<Refusal> | undefined {
  if (state.owner) {
    return failure("already_claimed", `${state.owner.member.name} has had it since ${state.owner.since}`);
  }
  if (state.status !== "handed_off") return wrongStatus(state, payload);
  return state.delivery === "held" ? notSentYet : undefined;
}

function refuseUnlessSender(state: Case, actor: Member): Failure<Refusal> | undefined {
  if (state.handedOff.by.id === actor.id || actsForOthers(actor.role)) return undefined;
  return failure("not_yours", `${state.handedOff.by.name} handed it off`);
}

/** Claimed and waiting cases are worked on by their owner, or by a lead for them. */
function refuseUnlessHeldBy(state: Case, actor: Member): Failure<Refusal> | undefined {
  return state.owner && actsForOthers(actor.role)
    ? undefined
    : isHeldBy(state, actor)
      ? undefined
      : notHeldBy(state, actor);
}

function isHeldBy(state: Case, actor: Member): boolean {
  return state.owner?.member.id === actor.id;
}

function notHeldBy(state: Case, actor: Member): Failure<Refusal> {
  return state.owner
    ? failure("not_yours", `${state.owner.member.name} has it, not ${actor.name}`)
    : failure("wrong_status", `nobody has claimed it: it is ${state.status}`);
}

function wrongStatus(state: Case, { type }: Pick<EventPayload, "type">): Failure<Refusal> {
  return failure("wrong_status", `cannot be ${type}: it is ${state.status}`);
}

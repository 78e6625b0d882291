/** What a person can do with a case now: what the panel offers. `judge` has the last word. */
import type { Member } from "../member.ts";
import { isClosed, isOpen, type Case } from "./case.ts";
import { isOwnerAway, leaseStanding } from "./lease.ts";
import { actsForOthers, mayDo } from "./permissions.ts";

export type Offered =
  | "claim"
  | "resolve"
  | "resume"
  | "wait"
  | "decline"
  | "release"
  | "assign"
  | "keep"
  | "steal"
  | "withdraw"
  | "ask_back"
  | "unmerge"
  | "note";

/** @param now Unix ms */
export function possibleSteps(state: Case, me: Member, now: number): ReadonlySet<Offered> {
  const { status, delivery, owner } = state;
  const isService = mayDo(me.role, "claim");
  const leads = actsForOthers(me.role);
  const isMine = owner?.member.id === me.id;
  const isSender = state.handedOff.by.id === me.id;
  const isUnclaimed = status === "handed_off" && delivery === "sent";
  const holds = isService && owner !== undefined && (isMine || leads);
  const offered: Readonly<Record<Offered, boolean>> = {
    claim: isService && isUnclaimed,
    resolve: holds,
    resume: holds && status === "waiting",
    wait: holds && status !== "waiting",
    decline: holds || (isService && isUnclaimed),
    release: holds,
    assign: isService && isOpen(state) && delivery === "sent" && (isMine || leads),
    keep: isMine && isService && leaseStanding(state, now) === "ending",
    steal: isService && owner !== undefined && !isMine && (leads || isOwnerAway(state, now)),
    withdraw: isUnclaimed && (isSender || leads),
    ask_back: owner !== undefined && isSender && !isMine,
    unmerge: isService && status === "merged",
    note: !isClosed(state) && status !== "merged" && !state.erased,
  };
  return new Set(steps.filter((step) => offered[step]));
}

const steps: readonly Offered[] = [
  "claim",
  "keep",
  "resolve",
  "resume",
  "wait",
  "decline",
  "release",
  "assign",
  "steal",
  "withdraw",
  "ask_back",
  "unmerge",
  "note",
];

/**
 * A claim is a lease: whoever does nothing with a case for this long gives it back to the queue. Its end is warned of
 * and told, never silent.
 */
import type { Case, Owner } from "./case.ts";

const HOUR = 60 * 60 * 1000;

/** How long a claim lasts without anything happening, in ms. */
export const LEASE = 4 * HOUR;
/** The longest lease an event may ask for, in ms: four business hours over a long weekend with holidays. */
export const LONGEST_LEASE = 7 * 24 * HOUR;
/** The share of a lease after which its end is warned of. */
const WARNING_AFTER = 0.75;
/** The share of a lease that must have passed before what its owner does renews it: not every click is an event. */
const RENEWAL_AFTER = 0.1;
export type LeaseStanding =
  /** Nobody has it, it waits for the customer, or it was claimed before there were leases. */
  "none" | "running" | "ending" | "over";

/** @param now Unix ms */
export function leaseStanding({ status, owner }: Pick<Case, "status" | "owner">, now: number): LeaseStanding {
  if (status !== "claimed" || owner?.leaseUntil === undefined) return "none";
  if (now >= owner.leaseUntil) return "over";
  return now >= warnsAt(owner.leasedAt ?? owner.since, owner.leaseUntil) ? "ending" : "running";
}

/** Whether the owner's own action at `now` (Unix ms) should renew the lease. */
export function shouldRenew(owner: Owner, now: number): boolean {
  if (owner.leaseUntil === undefined) return true;
  const start = owner.leasedAt ?? owner.since;
  return now >= start + (owner.leaseUntil - start) * RENEWAL_AFTER;
}

/** Whether a colleague may take the case over because its owner is away: for a whole lease nothing happened that was due. */
export function isOwnerAway(state: Pick<Case, "status" | "owner" | "waiting">, now: number): boolean {
  if (state.status === "claimed") return leaseStanding(state, now) === "over";
  return state.status === "waiting" && now >= (state.waiting?.until ?? Infinity) + LEASE;
}

function warnsAt(start: number, end: number): number {
  return start + (end - start) * WARNING_AFTER;
}

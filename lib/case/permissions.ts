/** What each role may do to a case. What a role may not do is refused by `decide`, and by every other machine of the team. */
import type { Role } from "../member.ts";
import type { CommandType } from "./command.ts";
import type { EventType } from "./event.ts";

const everybody: readonly Role[] = ["marketer", "agent", "lead", "admin"];
const service: readonly Role[] = ["agent", "lead", "admin"];
const leads: readonly Role[] = ["lead", "admin"];

const allowed: Readonly<Record<EventType, readonly Role[]>> = {
  handed_off: everybody,
  joined: everybody,
  reopened: everybody,
  customer_posted: everybody,
  undone: everybody,
  sent: everybody,
  withdrawn: everybody,
  asked_back: everybody,
  noted: everybody,
  outcome_seen: everybody,
  // The clock's doing, whoever's browser notices.
  lapsed: everybody,
  claimed: service,
  stolen: service,
  kept: service,
  reassigned: service,
  released: service,
  waited: service,
  resumed: service,
  resolved: service,
  declined: service,
  merged: service,
  unmerged: service,
  erased: leads,
  logged: everybody,
  facts_set: everybody,
  // It joins histories for everybody: the word of those who work with them.
  linked: service,
};

/** What a command makes happen; of a handoff, the first kind. */
export const eventOf: Readonly<Record<CommandType, EventType>> = {
  hand_off: "handed_off",
  undo: "undone",
  send: "sent",
  customer_post: "customer_posted",
  withdraw: "withdrawn",
  ask_back: "asked_back",
  claim: "claimed",
  steal: "stolen",
  keep: "kept",
  lapse: "lapsed",
  reassign: "reassigned",
  release: "released",
  note: "noted",
  wait: "waited",
  resume: "resumed",
  resolve: "resolved",
  decline: "declined",
  see_outcome: "outcome_seen",
  merge: "merged",
  unmerge: "unmerged",
  erase: "erased",
  log: "logged",
  set_facts: "facts_set",
  link: "linked",
};

export function mayCause(role: Role, event: EventType): boolean {
  return allowed[event].includes(role);
}

export function mayDo(role: Role, command: CommandType): boolean {
  return mayCause(role, eventOf[command]);
}

/** Works on cases: claims them, closes them, is given them. */
export function isService(role: Role): boolean {
  return service.includes(role);
}

/** Leads act on cases of others: release the case of somebody who is away, for example. */
export function actsForOthers(role: Role): boolean {
  return leads.includes(role);
}

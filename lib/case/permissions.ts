/** What each role may do to a case. What a role may not do is refused by `decide`, on every machine of a team. */
import type { Role } from "../member.ts";
import type { CommandType } from "./command.ts";

const everybody: readonly Role[] = ["marketer", "agent", "lead", "admin"];
const service: readonly Role[] = ["agent", "lead", "admin"];

const allowed: Readonly<Record<CommandType, readonly Role[]>> = {
  hand_off: everybody,
  undo: everybody,
  send: everybody,
  note: everybody,
  see_outcome: everybody,
  claim: service,
  release: service,
  wait: service,
  resume: service,
  resolve: service,
  decline: service,
};

export function mayDo(role: Role, command: CommandType): boolean {
  return allowed[command].includes(role);
}

/** Leads act on cases of others: release the case of somebody who is away, for example. */
export function actsForOthers(role: Role): boolean {
  return role === "lead" || role === "admin";
}

/** How a browser stands with its team, as the roster has it. Pure. */
import type { Roster } from "./roster.ts";

/**
 * `member`: what it signs counts. `waiting`: it asked for its seat, and no lead's browser has taken note yet.
 * `removed`: it was in the team, or another browser sits in the seat now.
 */
export type Standing = "member" | "waiting" | "removed";

export function standingOf({ members }: Roster, id: string, key: string): Standing {
  const spans = members.find((member) => member.id === id)?.spans ?? [];
  const own = spans.filter((span) => span.key === key);
  if (own.length === 0) return "waiting";
  return own.some(({ until }) => until === undefined) ? "member" : "removed";
}

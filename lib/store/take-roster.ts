/** Taking in a newer roster: whoever's membership ended meanwhile, what they did after that counts no more. */
import type { Roster, RosterDocument } from "../ledger/roster.ts";
import type { Database } from "./database.ts";
import { writeTeam } from "./membership.ts";
import { refoldAfter } from "./roster-change.ts";

/** @returns how many cases were folded again */
export async function takeRoster(
  database: Database,
  known: Roster | undefined,
  roster: Roster,
  document: RosterDocument,
): Promise<number> {
  // A worker that dies in between folds again when the next roster comes; what it takes in meanwhile is right.
  await writeTeam(database, roster, document);
  const end = known && earliestEnd(known, roster);
  return refoldAfter(database, { team: roster.team, roster }, end === undefined ? Infinity : end + 1);
}

/** The last sequence at which everything is as it was; undefined when nobody's membership ended. */
function earliestEnd(known: Roster, roster: Roster): number | undefined {
  const ends = roster.members.flatMap(({ id, spans }) => {
    const before = known.members.find((member) => member.id === id)?.spans ?? [];
    return spans.flatMap(({ until }, index) =>
      until !== undefined && before[index] && before[index].until === undefined ? [until] : [],
    );
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** What our pages show of the team. Read-only, for `liveQuery`. */
import { currentMembers } from "../ledger/roster.ts";
import type { TeamServer } from "../ledger/seats.ts";
import { standingOf, type Standing } from "../ledger/standing.ts";
import type { Member } from "../member.ts";
import type { Database } from "./database.ts";
import { readUnserved, type Unserved } from "./served.ts";
import { readConnection, readMembership, readSeats, readTeam, type ConnectionRow } from "./membership.ts";

export type TeamMember = Member & {
  /** Until when an invitation can be used, Unix ms; undefined for those who came. */
  readonly invitedUntil?: number;
};

export type TeamView = {
  readonly name: string;
  readonly server: TeamServer;
  readonly me: string;
  /** `used`: another browser came first with our invitation. */
  readonly standing: Standing | "used";
  readonly connection: ConnectionRow;
  /** In the order in which they came; those who were invited last. */
  readonly members: readonly TeamMember[];
  /** What the server knows otherwise, as far as this browser knows; undefined when it knows nothing of that. */
  readonly unserved: Unserved | undefined;
  /** How many changes wait to be sent. */
  readonly unsent: number;
};

/** The team this browser belongs to; undefined while it works alone. */
export async function readTeamView(database: Database): Promise<TeamView | undefined> {
  const [membership, team, seats, connection, unsent, key] = await Promise.all([
    readMembership(database),
    readTeam(database),
    readSeats(database),
    readConnection(database),
    database.outbox.count(),
    database.keys.get("installation"),
  ]);
  if (!membership || !team) return undefined;
  const current = currentMembers(team.roster);
  const invited = (seats?.seats.seats ?? []).flatMap(({ id, name, role, invitation }) =>
    invitation ? [{ id, name, role, invitedUntil: invitation.expiresAt }] : [],
  );
  const isInvited = new Set(invited.map(({ id }) => id));
  const standing = standingOf(team.roster, membership.member, key?.name === "installation" ? key.key : "");
  return {
    name: team.roster.teamName,
    server: membership.server,
    me: membership.member,
    standing: membership.isUsed ? "used" : standing,
    connection: connection ?? { state: "connecting", since: 0 },
    members: [...current.filter(({ id }) => !isInvited.has(id)), ...invited],
    unserved: seats && (await readUnserved(database, seats.seats)),
    unsent,
  };
}

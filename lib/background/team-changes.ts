/** What a lead changes in the team: seats at the server, and the roster that all others check against. */
import { actsForOthers } from "../case/permissions.ts";
import { INVITATION_FOR, writeInvitation } from "../ledger/invitation.ts";
import { renamed, withMember, withoutMember, withRole } from "../ledger/roster-changes.ts";
import { currentMembers, succeed, type Roster } from "../ledger/roster.ts";
import {
  acceptRequest,
  seatChanged,
  signSeats,
  taken,
  withoutSeat,
  withSeat,
  type Seat,
  type Seats,
} from "../ledger/seats.ts";
import { standingOf } from "../ledger/standing.ts";
import type { Member, Role } from "../member.ts";
import { failure, success, type Result } from "../result.ts";
import { readSigner } from "../store/ledger.ts";
import { readMembership, readSeats, readTeam } from "../store/membership.ts";
import { createLogin } from "../team/nats/login.ts";
import type { Background } from "./context.ts";
import type { TeamLink } from "./team-link.ts";

type Team = {
  readonly roster: Roster;
  readonly seats: Seats;
  /** The sequence of the log's newest entry: what changes, changes after it. */
  readonly last: number;
};
type Change = { readonly roster?: Roster; readonly seats?: Seats };

/** Two leads may change the team in the same second; then the later one looks again. */
const TRIES = 4;

/** Applies `change` to the team as its server has it now, signed by the lead at this browser. */
async function changeTeam(
  { cases }: Background,
  change: (team: Team) => Result<Change>,
): Promise<Result<true>> {
  const link = await cases.link();
  if (!link) return failure("not_in_team", "works alone");
  const { me } = await cases.identity();
  if (!actsForOthers(me.role)) return failure("not_allowed", me.role);
  return (await link.inTurn(() => tryToChange(link, change))) ?? failure("team_offline", "closed");
}

async function tryToChange(link: TeamLink, change: (team: Team) => Result<Change>): Promise<Result<true>> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const outcome = await changeOnce(link, change);
    if (outcome.ok || outcome.problem.code !== "moved") return outcome;
  }
  return failure("team_offline", "changed by others again and again");
}

async function changeOnce(link: TeamLink, change: (team: Team) => Result<Change>): Promise<Result<true>> {
  const { transport, database } = link;
  const [rosterThere, seatsThere] = [
    await transport.readDocument("roster"),
    await transport.readDocument("seats"),
  ];
  const last = await transport.lastSequence();
  if (!rosterThere.ok || !seatsThere.ok || !last.ok) return failure("team_offline", "nothing to change");
  if (rosterThere.value) await link.take("roster", rosterThere.value.document);
  if (seatsThere.value) await link.take("seats", seatsThere.value.document);
  const [team, seats, signer] = await Promise.all([
    readTeam(database),
    readSeats(database),
    readSigner(database),
  ]);
  if (!team || !seats) return failure("team_unknown", "no roster, or no seats");
  const next = change({ roster: team.roster, seats: seats.seats, last: last.value });
  if (!next.ok) return next;
  const { value } = next;
  if (value.roster) {
    const document = await succeed(team.document, value.roster, signer);
    const written = await transport.writeDocument("roster", document, rosterThere.value?.revision ?? 0);
    if (!written.ok) return written.problem.code === "moved" ? written : told(written.problem.code);
    await link.take("roster", document);
  }
  if (value.seats) {
    const document = await signSeats(value.seats, signer);
    const written = await transport.writeDocument("seats", document, seatsThere.value?.revision ?? 0);
    if (!written.ok) return written.problem.code === "moved" ? written : told(written.problem.code);
    await link.take("seats", document);
  }
  return success(true);
}

function told(code: string): Result<true> {
  return failure(code === "offline" ? "team_offline" : `team_${code}`, "not written");
}

/** Makes a seat for somebody. @returns the invitation, which holds their login: it is kept nowhere */
export async function invite(
  background: Background,
  { name, role }: Pick<Member, "name" | "role">,
): Promise<Result<string>> {
  return makeInvitation(background, ({ seats }) => {
    const isTaken = seats.seats.some((seat) => seat.name === name);
    return isTaken ? failure("name_taken", name) : success({ id: crypto.randomUUID(), name, role });
  });
}

/** A new invitation for a seat: the last one ran out or was lost, or the member has another machine now. */
export async function inviteAgain(background: Background, memberId: string): Promise<Result<string>> {
  return makeInvitation(background, ({ seats }) => {
    const seat = seats.seats.find(({ id }) => id === memberId);
    return seat ? success(seat) : failure("member_unknown", memberId);
  });
}

async function makeInvitation(
  background: Background,
  choose: (team: Team) => Result<Member>,
): Promise<Result<string>> {
  const { database, now } = background;
  const { userKey, seed } = createLogin();
  const invitation = { id: crypto.randomUUID(), expiresAt: now() + INVITATION_FOR };
  let chosen: Seat | undefined;
  const changed = await changeTeam(background, (team) => {
    const member = choose(team);
    if (!member.ok) return member;
    const { id, name, role } = member.value;
    chosen = { id, name, role, userKey, invitation };
    return success({ seats: withSeat(team.seats, chosen) });
  });
  if (!changed.ok) return changed;
  const [team, membership] = await Promise.all([readTeam(database), readMembership(database)]);
  if (!team || !membership || !chosen) return failure("team_unknown", "left meanwhile");
  const { id, name, role } = chosen;
  return success(
    writeInvitation({
      team: membership.team,
      teamName: team.roster.teamName,
      server: membership.server,
      member: { id, name, role },
      id: invitation.id,
      expiresAt: invitation.expiresAt,
      seed,
    }),
  );
}

/** Signs a browser that asks for its seat into the roster: from the next entry of the log on, what it signs counts. */
export async function giveSeat(
  background: Background,
  memberId: string,
  request: unknown,
): Promise<Result<true>> {
  const { database, now } = background;
  const seat = (await readSeats(database))?.seats.seats.find(({ id }) => id === memberId);
  const team = (await readMembership(database))?.team;
  if (!seat || team === undefined) return failure("member_unknown", memberId);
  const accepted = await acceptRequest(request, seat, team, now());
  if (!accepted.ok) return accepted;
  const key = accepted.value;
  return changeTeam(background, ({ roster, seats, last }) => {
    const open = seats.seats.find(({ id }) => id === memberId);
    // Another lead's browser was quicker.
    if (open?.invitation?.id !== seat.invitation?.id || !open) return success({});
    const { id, name, role } = open;
    const seated = { seats: taken(seats, id) };
    if (standingOf(roster, id, key) === "member") return success(seated);
    // Whoever sat there before from another machine sits there no more.
    const freed = withoutMember(roster, id, last);
    return success({ roster: withMember(freed, { id, name, role, key }, last + 1), ...seated });
  });
}

export async function renameMember(background: Background, id: string, name: string): Promise<Result<true>> {
  return changeTeam(background, ({ roster, seats }) =>
    success({
      ...(roster.members.some((member) => member.id === id) && { roster: renamed(roster, id, name) }),
      seats: seatChanged(seats, { id, name }),
    }),
  );
}

export async function changeRole(background: Background, id: string, role: Role): Promise<Result<true>> {
  const { me } = await background.cases.identity();
  if (me.id === id) return failure("not_yourself", "another lead does that");
  return changeTeam(background, ({ roster, seats, last }) => {
    const now = currentMembers(roster).find((member) => member.id === id);
    return success({
      ...(now && now.role !== role && { roster: withRole(roster, id, role, last) }),
      seats: seatChanged(seats, { id, role }),
    });
  });
}

/** Ends a membership: nothing the member signs from now on counts, and their open cases return to the queue. */
export async function removeMember(background: Background, id: string): Promise<Result<true>> {
  const { me } = await background.cases.identity();
  if (me.id === id) return failure("not_yourself", "who wants to go, leaves");
  const removed = await changeTeam(background, ({ roster, seats, last }) =>
    success({
      ...(currentMembers(roster).some((member) => member.id === id) && {
        roster: withoutMember(roster, id, last),
      }),
      seats: withoutSeat(seats, id),
    }),
  );
  if (removed.ok) background.changed();
  return removed;
}

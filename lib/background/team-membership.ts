/** Founding a team at this browser, coming into one by an invitation, and leaving it. */
import { INVITATION_FOR, readInvitation, type Invitation } from "../ledger/invitation.ts";
import { acceptRoster, foundTeam, rosterDocumentSchema, type Roster } from "../ledger/roster.ts";
import { acceptSeats, readRequest, signSeats, type Seats } from "../ledger/seats.ts";
import { createSigner } from "../ledger/signed.ts";
import type { Role } from "../member.ts";
import { failure, success, type Result } from "../result.ts";
import { enterTeam, forgetTeam, type Entrance } from "../store/change-log.ts";
import { readMembership, sealLogin } from "../store/membership.ts";
import { readSettings } from "../store/settings.ts";
import { createLogin } from "../team/nats/login.ts";
import { checkServers } from "../team/nats/session.ts";
import type { Transport } from "../team/transport.ts";
import type { Background } from "./context.ts";
import { redactionOf } from "./redaction.ts";
import { seatName } from "./seat-request.ts";

/** How long an invitation's server may take to let us in, in ms. */
const PATIENCE = 10_000;

export type NewTeam = {
  readonly teamName: string;
  /** The founder's. */
  readonly name: string;
  readonly role: Role;
  readonly addresses: readonly string[];
};

/** Makes the team's first roster and the founder's seat. The server need not run yet: what it lacks it gets later. */
export async function createTeam(
  background: Background,
  { teamName, name, role, addresses }: NewTeam,
): Promise<Result<true>> {
  const { database, now } = background;
  if (await readMembership(database)) return failure("already_in_team", "leave it first");
  const checked = checkServers(addresses);
  if (!checked.ok) return checked;
  const [signer, settings] = await Promise.all([createSigner(), readSettings(database)]);
  const me = { id: settings.me.id, name, role };
  const { roster, document } = await foundTeam(teamName, me, signer);
  const { userKey, seed } = createLogin();
  const server = { team: nameOnServer(teamName, roster.team), addresses: [...addresses] };
  const seats: Seats = { version: 1, team: roster.team, number: 1, server, seats: [{ ...me, userKey }] };
  return enter(background, now(), {
    me,
    signer,
    roster,
    document,
    membership: { team: roster.team, server, member: me.id, installation: crypto.randomUUID() },
    login: await sealLogin(seed),
    seats: { seats, document: await signSeats(seats, signer) },
  });
}

/** Lower case letters, digits and hyphens of the team's name, and a little of its id, so that two teams are two. */
function nameOnServer(teamName: string, team: string): string {
  const plain = teamName.normalize("NFKD").toLowerCase();
  const spelled = plain.replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-+|-+$/gu, "");
  const mark = team
    .replaceAll(/[^a-zA-Z0-9]/gu, "")
    .slice(-6)
    .toLowerCase();
  return `${spelled.slice(0, 30)}-${mark}`.replace(/^-+/u, "");
}

/** Comes into the team of an invitation. What this browser signs counts as soon as a lead's browser took note of it. */
export async function joinTeam(background: Background, text: string): Promise<Result<true>> {
  const { database, now } = background;
  if (await readMembership(database)) return failure("already_in_team", "leave it first");
  const read = readInvitation(text);
  if (!read.ok) return read;
  const invitation = read.value;
  if (now() > invitation.expiresAt) return failure("invitation_expired", "too late");
  // Longer than any lead's browser makes them.
  if (invitation.expiresAt > now() + 2 * INVITATION_FOR) return failure("invitation_unreadable", "too long");
  const checked = checkServers(invitation.server.addresses);
  if (!checked.ok) return checked;
  const installation = crypto.randomUUID();
  const { server, member, seed } = invitation;
  const transport = background.openTransport({
    team: server.team,
    servers: server.addresses,
    memberId: member.id,
    installation,
    seed,
    copies: undefined,
  });
  const found = await look(transport, invitation);
  await transport.close();
  if (!found.ok) return found;
  const { team, member: me, id } = invitation;
  await enter(background, now(), {
    ...found.value,
    me,
    signer: await createSigner(),
    membership: { team, server, member: me.id, installation, invitation: id },
    login: await sealLogin(seed),
  });
  // From here on it is ours, and asked for again until a lead's browser hears it; another browser may just have come first.
  const link = await background.cases.link();
  const asked = await link?.inTurn(() => link.askForSeat());
  return asked?.ok === false && asked.problem.code === "invitation_used" ? asked : success(true);
}

/** What the server of an invitation has of the team. */
async function look(
  transport: Transport,
  { team, member, id }: Invitation,
): Promise<Result<Pick<Entrance, "roster" | "document" | "seats">>> {
  const state = await firstWord(transport);
  if (state === "refused") return failure("invitation_refused", "the server does not know the login");
  if (state !== "connected" && state !== "local") return failure("server_unreachable", state);
  const seat = await transport.readDocument(seatName(member.id));
  const roster = await transport.readDocument("roster");
  const seats = await transport.readDocument("seats");
  if (!roster.ok || !seats.ok || !seat.ok || !roster.value) return failure("team_not_there", "no roster");
  if (readRequest(seat.value?.document)?.invitation === id) return failure("invitation_used", member.id);
  const accepted = await acceptRoster(undefined, roster.value.document, team);
  if (!accepted.ok) return failure("team_forged", accepted.problem.code);
  const document = rosterDocumentSchema.parse(roster.value.document);
  const known = await acceptSeats(undefined, seats.value?.document, accepted.value);
  if (known.ok && !isInvited(known.value.seats, accepted.value, member.id, id)) {
    return failure("invitation_withdrawn", member.id);
  }
  return success({ roster: accepted.value, document, seats: known.ok ? known.value : undefined });
}

function isInvited({ seats }: Seats, _roster: Roster, memberId: string, invitation: string): boolean {
  return seats.some((seat) => seat.id === memberId && seat.invitation?.id === invitation);
}

/**
 * How it stands with the server once we are in, or after `PATIENCE`: a server that has just been told of the login may take a
 * moment to know it.
 */
async function firstWord(transport: Transport): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = transport.watchConnection(({ state }) => {
    if (state === "connected" || state === "local") resolve();
  });
  const patience = setTimeout(resolve, PATIENCE);
  await promise;
  clearTimeout(patience);
  stop();
  return transport.connection().state;
}

async function enter(
  background: Background,
  now: number,
  entrance: Omit<Entrance, "redaction">,
): Promise<Result<true>> {
  const { cases, database, notify, changed } = background;
  const redaction = redactionOf(await readSettings(database));
  await cases.change(() => enterTeam(database, { ...entrance, redaction }, now));
  notify({ notice: "settingsChanged" });
  changed();
  return success(true);
}

/** Goes back to working alone. What the team's cases said goes from this browser; the team keeps it. */
export async function leaveTeam({ cases, database, notify, changed }: Background): Promise<Result<true>> {
  if (!(await readMembership(database))) return failure("not_in_team", "works alone");
  const signer = await createSigner();
  await cases.change(() => forgetTeam(database, signer));
  notify({ notice: "annotationsChanged" });
  changed();
  return success(true);
}

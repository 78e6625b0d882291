/**
 * What joins this browser to its team: the transport, and the documents that come over it. It knows nothing that is not on
 * disk, so the next one goes on where this one died.
 */
import {
  acceptRoster,
  rosterDocumentSchema,
  type Roster,
  type RosterDocument,
  type RosterRefusal,
} from "../ledger/roster.ts";
import {
  acceptSeats,
  copiesOf,
  pendingSeats,
  signedDocumentSchema,
  type SeatsRefusal,
} from "../ledger/seats.ts";
import type { Signed } from "../ledger/signed.ts";
import { standingOf } from "../ledger/standing.ts";
import { actsForOthers } from "../case/permissions.ts";
import { failure, success, type Result } from "../result.ts";
import type { Database } from "../store/database.ts";
import { readSigner } from "../store/ledger.ts";
import {
  readLogin,
  readMembership,
  readSeats,
  readTeam,
  writeConnection,
  writeMembership,
  writeSeats,
  type Membership,
} from "../store/membership.ts";
import { readSettings, writeSettings } from "../store/settings.ts";
import { takeRoster } from "../store/take-roster.ts";
import { askForSeat, seatName } from "./seat-request.ts";
import type { NatsOptions } from "../team/nats.ts";
import type { Connection, Stop, Transport, TransportRefusal } from "../team/transport.ts";

export type OpenTransport = (options: NatsOptions) => Transport;

export type LinkParts = {
  readonly database: Database;
  readonly membership: Membership;
  readonly openTransport: OpenTransport;
  /** Who is in the team changed, or how it stands with its server. */
  readonly teamChanged: () => void;
  /** The person at this browser has another name or role now, or cases look different after what a lead changed. */
  readonly personChanged: () => void;
  /** A browser asks for a seat that this one, a lead's, may give. */
  readonly seatAsked: (memberId: string, request: unknown) => Promise<unknown>;
};

/** After this long a document that could not be read is asked for again, in ms. */
const AGAIN_AFTER = 500;

export class TeamLink {
  readonly transport: Transport;
  readonly database: Database;
  readonly #parts: LinkParts;
  readonly #stops = new Set<Stop>();
  /** Seats that are waited for, by member. */
  readonly #awaited = new Map<string, Stop>();
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  static async open(parts: LinkParts): Promise<TeamLink> {
    const { database, membership, openTransport } = parts;
    const { server, member, installation } = membership;
    const [seed = "", settings] = await Promise.all([readLogin(database), readSettings(database)]);
    const transport = openTransport({
      team: server.team,
      servers: server.addresses,
      memberId: member,
      installation,
      seed,
      copies: actsForOthers(settings.me.role) ? copiesOf(server) : undefined,
    });
    return new TeamLink(parts, transport);
  }

  private constructor(parts: LinkParts, transport: Transport) {
    this.#parts = parts;
    this.database = parts.database;
    this.transport = transport;
    this.#stops.add(
      transport.watchConnection((connection) => {
        void this.inTurn(() => writeConnection(parts.database, connection)).then(parts.teamChanged);
        if (isOpen(connection)) void this.inTurn(() => this.#greet());
      }),
    );
    const take = (name: "roster" | "seats"): Stop =>
      transport.watchDocument(name, ({ document }) => void this.inTurn(() => this.take(name, document)));
    this.#stops.add(take("roster"));
    this.#stops.add(take("seats"));
    void this.inTurn(() => this.#awaitSeats());
  }

  /** One change of what we know of the team after the other. */
  inTurn<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    const done = this.#turn.then(() => (this.#isClosed ? undefined : work()));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** What we sign counts now. */
  async isMember(): Promise<boolean> {
    const { database, membership } = this.#parts;
    const [team, signer] = await Promise.all([readTeam(database), readSigner(database)]);
    return team !== undefined && standingOf(team.roster, membership.member, signer.key) === "member";
  }

  /** Asks for the newest roster, as long as it takes: who sits in a seat is in it before they do anything. */
  async refreshRoster(): Promise<void> {
    while (!this.#isClosed) {
      const read = await this.transport.readDocument("roster");
      if (read.ok) {
        if (read.value) await this.take("roster", read.value.document);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }

  /** Takes a document in, if it is newer than ours and a lead's; `outdated` when it is not newer. */
  take(name: "roster" | "seats", document: unknown): Promise<Result<true, RosterRefusal | SeatsRefusal>> {
    return name === "roster" ? this.#takeRoster(document) : this.#takeSeats(document);
  }

  async #takeRoster(document: unknown): Promise<Result<true, RosterRefusal>> {
    const { database, membership, teamChanged } = this.#parts;
    const known = (await readTeam(database))?.roster;
    const accepted = await acceptRoster(known, document, membership.team);
    if (!accepted.ok) return accepted;
    const folded = await takeRoster(database, known, accepted.value, rosterDocumentSchema.parse(document));
    await this.#followRoster(accepted.value);
    await this.#awaitSeats();
    // Everybody who shows cases looks again.
    if (folded > 0) this.#parts.personChanged();
    teamChanged();
    return success(true);
  }

  /** The name and the role of the person here are the roster's; an invitation that was heard is used up. */
  async #followRoster(roster: Roster): Promise<void> {
    const { database } = this.#parts;
    const [membership, settings, signer] = await Promise.all([
      readMembership(database),
      readSettings(database),
      readSigner(database),
    ]);
    if (!membership || standingOf(roster, membership.member, signer.key) !== "member") return;
    const { invitation: _heard, isUsed: _was, ...settled } = membership;
    if (membership.invitation !== undefined) await writeMembership(database, settled);
    const mine = roster.members.find(({ id }) => id === membership.member);
    const role = mine?.spans.findLast(({ until }) => until === undefined)?.role;
    if (!mine || !role) return;
    const { me } = settings;
    if (me.id === mine.id && me.name === mine.name && me.role === role) return;
    await writeSettings(database, { ...settings, me: { id: mine.id, name: mine.name, role } });
    this.#parts.personChanged();
  }

  async #takeSeats(document: unknown): Promise<Result<true, SeatsRefusal>> {
    const { database, teamChanged } = this.#parts;
    const [team, known] = await Promise.all([readTeam(database), readSeats(database)]);
    if (!team) return failure("outdated", "no roster yet");
    const accepted = await acceptSeats(known?.seats, document, team.roster);
    if (!accepted.ok) return accepted;
    await writeSeats(database, accepted.value.seats, accepted.value.document);
    await this.#awaitSeats();
    teamChanged();
    return success(true);
  }

  /** A new connection: what the server does not have of us, it gets. */
  async #greet(): Promise<void> {
    const { database } = this.#parts;
    const { me } = await readSettings(database);
    if (actsForOthers(me.role)) {
      const [team, seats] = await Promise.all([readTeam(database), readSeats(database)]);
      if (team) await this.#bring("roster", team.document);
      if (seats) await this.#bring("seats", seats.document);
    }
    await this.askForSeat();
  }

  /** Takes what is newer there, and writes ours where there is none or an older one (a server that was set up anew). */
  async #bring(name: "roster" | "seats", ours: RosterDocument | Signed): Promise<void> {
    const read = await this.transport.readDocument(name);
    if (!read.ok) return;
    if (read.value) {
      const taken = await this.take(name, read.value.document);
      const isOlder = !taken.ok && taken.problem.code === "outdated";
      if (!isOlder || bodyOf(read.value.document) === bodyOf(ours)) return;
    }
    await this.transport.writeDocument(name, ours, read.value?.revision ?? 0);
  }

  /** Says that this browser sits in its seat from now on; `invitation_used` when another one came first. */
  async askForSeat(): Promise<Result<true, "invitation_used" | TransportRefusal>> {
    const { database } = this.#parts;
    const [membership, signer] = await Promise.all([readMembership(database), readSigner(database)]);
    if (membership?.invitation === undefined) return success(true);
    const { team, member, invitation } = membership;
    const asked = await askForSeat(this.transport, { team, member, invitation }, signer);
    if (!asked.ok && asked.problem.code === "invitation_used") {
      await writeMembership(database, { ...membership, isUsed: true });
    }
    return asked;
  }

  /** A lead's browser waits for those who were invited. */
  async #awaitSeats(): Promise<void> {
    const { database, seatAsked } = this.#parts;
    const [seats, { me }] = await Promise.all([readSeats(database), readSettings(database)]);
    const open = actsForOthers(me.role) ? pendingSeats(seats?.seats) : [];
    for (const [id, stop] of this.#awaited) {
      if (open.includes(id)) continue;
      stop();
      this.#awaited.delete(id);
    }
    for (const id of open) {
      if (this.#awaited.has(id)) continue;
      const stop = this.transport.watchDocument(seatName(id), ({ document }) => void seatAsked(id, document));
      this.#awaited.set(id, stop);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const stop of [...this.#stops, ...this.#awaited.values()]) stop();
    await this.#turn;
    await this.transport.close();
  }
}

/** The log can be reached: over the network, or because it is here. */
function isOpen({ state }: Connection): boolean {
  return state === "connected" || state === "local";
}

/** What was signed of a document. */
function bodyOf(document: unknown): string | undefined {
  const roster = rosterDocumentSchema.safeParse(document).data?.roster;
  return (roster ?? signedDocumentSchema.safeParse(document).data)?.body;
}

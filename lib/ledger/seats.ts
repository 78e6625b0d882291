/**
 * The seats of a team at its server: who may connect there, and who was invited and has not come yet. A document that a
 * lead signs, so that every lead can make the server's configuration, and none depends on another's machine. It has
 * the public halves of the logins only.
 */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { roleSchema, type Member, type Role } from "../member.ts";
import { failure, success, type Result } from "../result.ts";
import { readJson, teamIdSchema } from "./entry.ts";
import { leadKeys, type Roster } from "./roster.ts";
import { isSignedByItsKey, sign, signedSchema, type Signed, type Signer } from "./signed.ts";

/** A team's name on the server: what may stand in a subject, a stream's name and a bucket's name alike. */
export const teamNameSchema = z.string().regex(/^[a-z0-9-]{1,40}$/u);

/** The public half of a member's login, as nats-server writes it: a user's nkey. */
export const userKeySchema = z.string().regex(/^U[A-Z2-7]{55}$/u);

/** A member's id is part of subjects. */
export const memberIdSchema = z.string().regex(/^[\w-]{1,100}$/u);

export const serverSchema = z.strictObject({
  team: teamNameSchema,
  /** Addresses of WebSockets, as people entered them. */
  addresses: z.array(z.string().max(300)).min(1).max(9),
});
export type TeamServer = z.infer<typeof serverSchema>;

/** An invitation that was not used yet. */
const pendingSchema = z.strictObject({ id: z.uuid(), expiresAt: instantSchema });

const seatSchema = z.strictObject({
  id: memberIdSchema,
  name: z.string().min(1).max(100),
  role: roleSchema,
  userKey: userKeySchema,
  invitation: pendingSchema.optional(),
});
export type Seat = z.infer<typeof seatSchema>;

export const seatsSchema = z.strictObject({
  version: z.literal(1),
  team: teamIdSchema,
  /** Counts them; only a higher one replaces another. */
  number: z.number().int().positive(),
  server: serverSchema,
  seats: z.array(seatSchema).max(20_000),
});
export type Seats = z.infer<typeof seatsSchema>;

/** One server keeps one copy of the log; a cluster keeps three. */
export function copiesOf({ addresses }: Pick<TeamServer, "addresses">): number {
  return addresses.length < 3 ? 1 : 3;
}

/** Those who were invited and have not come yet. */
export function pendingSeats(seats: Seats | undefined): readonly string[] {
  return (seats?.seats ?? []).flatMap(({ id, invitation }) => (invitation ? [id] : []));
}

/** Adds a seat, or puts it in the place of the one with the same id. */
export function withSeat(seats: Seats, seat: Seat): Seats {
  const others = seats.seats.filter(({ id }) => id !== seat.id);
  return { ...seats, number: seats.number + 1, seats: [...others, seat] };
}

export function withoutSeat(seats: Seats, id: string): Seats {
  return { ...seats, number: seats.number + 1, seats: seats.seats.filter((seat) => seat.id !== id) };
}

/** Somebody came: the invitation is used up. */
export function taken(seats: Seats, id: string): Seats {
  return changed(seats, id, ({ invitation: _used, ...seat }) => seat);
}

export function seatChanged(
  seats: Seats,
  member: Pick<Member, "id"> & { name?: string; role?: Role },
): Seats {
  return changed(seats, member.id, (seat) => ({ ...seat, ...member }));
}

function changed(seats: Seats, id: string, change: (seat: Seat) => Seat): Seats {
  return {
    ...seats,
    number: seats.number + 1,
    seats: seats.seats.map((seat) => (seat.id === id ? change(seat) : seat)),
  };
}

/** Something signed that may be as long as a list of many people. */
export const signedDocumentSchema = signedSchema.extend({ body: z.string().max(5_000_000) });

export type SeatsRefusal = "unreadable" | "wrong_signature" | "wrong_team" | "not_a_lead" | "outdated";

export function signSeats(seats: Seats, signer: Signer): Promise<Signed> {
  return sign(JSON.stringify(seats), signer);
}

/** What `document` says, if somebody signed it who leads the team now, and it is newer than `known`. */
export async function acceptSeats(
  known: Pick<Seats, "number"> | undefined,
  document: unknown,
  roster: Roster,
): Promise<Result<{ readonly seats: Seats; readonly document: Signed }, SeatsRefusal>> {
  const signed = signedDocumentSchema.safeParse(document);
  if (!signed.success) return failure("unreadable", "not signed");
  if (!leadKeys(roster).includes(signed.data.key)) return failure("not_a_lead", "signed by no lead");
  if (!(await isSignedByItsKey(signed.data))) return failure("wrong_signature", "not what its key signed");
  const seats = seatsSchema.safeParse(readJson(signed.data.body));
  if (!seats.success) return failure("unreadable", "not seats");
  if (seats.data.team !== roster.team) return failure("wrong_team", seats.data.team);
  if (seats.data.number <= (known?.number ?? 0)) return failure("outdated", "not newer");
  return success({ seats: seats.data, document: signed.data });
}

/** How a browser says that it sits in a seat from now on: signed with the key it will sign events with. */
const requestSchema = z.strictObject({
  version: z.literal(1),
  team: teamIdSchema,
  member: memberIdSchema,
  invitation: z.uuid(),
});
export type SeatRequest = z.infer<typeof requestSchema>;

export function signRequest(request: Omit<SeatRequest, "version">, signer: Signer): Promise<Signed> {
  return sign(JSON.stringify({ version: 1, ...request } satisfies SeatRequest), signer);
}

export type RequestRefusal = "unreadable" | "wrong_signature" | "expired" | "not_invited";

/**
 * The key that takes `seat`, if `document` asks for it with the invitation that is open.
 * @param document found where only this member may write
 * @param now Unix ms
 */
export async function acceptRequest(
  document: unknown,
  seat: Seat,
  team: string,
  now: number,
): Promise<Result<string, RequestRefusal>> {
  const signed = signedSchema.safeParse(document);
  const request = requestSchema.safeParse(signed.success ? readJson(signed.data.body) : undefined);
  if (!signed.success || !request.success) return failure("unreadable", "no request for a seat");
  if (!(await isSignedByItsKey(signed.data))) return failure("wrong_signature", "not what its key signed");
  const { invitation } = seat;
  const isInvited =
    request.data.team === team &&
    request.data.member === seat.id &&
    request.data.invitation === invitation?.id;
  if (!invitation || !isInvited) return failure("not_invited", seat.id);
  return now > invitation.expiresAt ? failure("expired", seat.id) : success(signed.data.key);
}

/** Whose request for a seat it is: the key and the invitation; undefined when it is none. Not checked further. */
export function readRequest(
  document: unknown,
): { readonly key: string; readonly invitation: string } | undefined {
  const signed = signedSchema.safeParse(document);
  const request = requestSchema.safeParse(signed.success ? readJson(signed.data.body) : undefined);
  return signed.success && request.success
    ? { key: signed.data.key, invitation: request.data.invitation }
    : undefined;
}

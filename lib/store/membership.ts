/** What this browser knows of its team: where it is, how it stands with it, and the login, which is encrypted at rest. */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";
import { teamIdSchema } from "../ledger/entry.ts";
import { rosterDocumentSchema, rosterSchema, type Roster, type RosterDocument } from "../ledger/roster.ts";
import {
  memberIdSchema,
  seatsSchema,
  serverSchema,
  signedDocumentSchema,
  type Seats,
} from "../ledger/seats.ts";
import type { Signed } from "../ledger/signed.ts";
import type { Database, LoginRow } from "./database.ts";

const membershipSchema = z.strictObject({
  team: teamIdSchema,
  server: serverSchema,
  /** `Member.id` of the person at this browser. */
  member: memberIdSchema,
  /** This browser, for presence. */
  installation: z.uuid(),
  /** The invitation that brought us here, until a lead has taken note of it. */
  invitation: z.uuid().optional(),
  /** Another browser came first with that invitation. */
  isUsed: z.boolean().optional(),
});
export type Membership = z.infer<typeof membershipSchema>;

/** How it stands with the team's server; as `Connection` of the transports, for our pages. */
const connectionSchema = z.strictObject({
  state: z.enum(["local", "connecting", "connected", "offline", "refused"]),
  since: instantSchema,
  retryAt: instantSchema.optional(),
  warning: z.enum(["compare_and_set_broken", "log_reset"]).optional(),
});
export type ConnectionRow = z.infer<typeof connectionSchema>;

const teamRowSchema = z.strictObject({ roster: rosterSchema, document: rosterDocumentSchema });
const seatsRowSchema = z.strictObject({ seats: seatsSchema, document: signedDocumentSchema });

/** The team this browser belongs to; undefined while it works alone. */
export async function readMembership(database: Database): Promise<Membership | undefined> {
  return checked(membershipSchema, (await database.ledger.get("membership"))?.value);
}

export async function writeMembership(database: Database, membership: Membership): Promise<void> {
  await database.ledger.put({ name: "membership", value: membership });
}

export async function readConnection(database: Database): Promise<ConnectionRow | undefined> {
  return checked(connectionSchema, (await database.ledger.get("connection"))?.value);
}

export async function writeConnection(database: Database, connection: ConnectionRow): Promise<void> {
  await database.ledger.put({ name: "connection", value: connection });
}

export async function readTeam(
  database: Database,
): Promise<{ readonly roster: Roster; readonly document: RosterDocument } | undefined> {
  return checked(teamRowSchema, (await database.ledger.get("team"))?.value);
}

export async function writeTeam(database: Database, roster: Roster, document: RosterDocument): Promise<void> {
  await database.ledger.put({ name: "team", value: { roster, document } });
}

export async function readSeats(
  database: Database,
): Promise<{ readonly seats: Seats; readonly document: Signed } | undefined> {
  return checked(seatsRowSchema, (await database.ledger.get("seats"))?.value);
}

export async function writeSeats(database: Database, seats: Seats, document: Signed): Promise<void> {
  await database.ledger.put({ name: "seats", value: { seats, document } });
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value | undefined {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}

const CIPHER = "AES-GCM";

/** @param seed the secret half of the login; only ever stored like this */
export async function sealLogin(seed: string): Promise<LoginRow> {
  const sealingKey = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: CIPHER, iv },
    sealingKey,
    new TextEncoder().encode(seed),
  );
  return { name: "login", sealingKey, iv, sealed };
}

/** The secret half of the login; undefined when there is none, or none that can be opened. */
export async function readLogin(database: Database): Promise<string | undefined> {
  const row = await database.keys.get("login");
  if (row?.name !== "login") return undefined;
  try {
    const { iv, sealed, sealingKey } = row;
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: CIPHER, iv }, sealingKey, sealed));
  } catch {
    return undefined;
  }
}

/** Who signs in this browser, in which team, and by which clock. */
import { EPOCH, tick, timeSchema, type Time } from "../ledger/clock.ts";
import { foundTeam, succeed, type Roster } from "../ledger/roster.ts";
import { withMember } from "../ledger/roster-changes.ts";
import { createSigner, type Signer } from "../ledger/signed.ts";
import type { Member } from "../member.ts";
import type { Redaction } from "../redaction/personal.ts";
import { readSeen } from "./case-log.ts";
import type { Database } from "./database.ts";
import { readTeam, writeTeam } from "./membership.ts";
import { readSettings } from "./settings.ts";

/** What it takes to write into the log and to check what comes out of it. */
export type Ledger = {
  readonly signer: Signer;
  readonly team: string;
  readonly roster: Roster;
  /** What is hidden of what is personal before it is sealed; undefined where nothing leaves. */
  readonly redaction: Redaction | undefined;
  /** Who works in this browser: as the roster says, or the invitation until that names them. */
  readonly me: Member;
};

/** This browser's key, made at the first call. */
export async function readSigner(database: Database): Promise<Signer> {
  const stored = await database.keys.get("installation");
  if (stored?.name === "installation") return { key: stored.key, privateKey: stored.privateKey };
  const fresh = await createSigner();
  // Two callers at a cold start must agree.
  return database.transaction("rw", database.keys, async () => {
    const meanwhile = await database.keys.get("installation");
    if (meanwhile?.name === "installation") return { key: meanwhile.key, privateKey: meanwhile.privateKey };
    await database.keys.put({ name: "installation", ...fresh });
    return fresh;
  });
}

/**
 * The ledger of one person alone: a team of one, whose roster follows the settings. Spans are never ended there: it is
 * always the same person, and what waits to be sent was signed in an earlier role.
 */
export async function soloLedger(database: Database, me: Member): Promise<Ledger> {
  const signer = await readSigner(database);
  const stored = await readTeam(database);
  if (!stored) {
    const { roster, document } = await foundTeam("-", me, signer);
    await writeTeam(database, roster, document);
    return { signer, team: roster.team, roster, me, redaction: undefined };
  }
  const { roster, document } = stored;
  const next = following(roster, me, signer.key, (await readSeen(database)) + 1);
  if (next === roster) return { signer, team: roster.team, roster, me, redaction: undefined };
  await writeTeam(database, next, await succeed(document, next, signer));
  return { signer, team: next.team, roster: next, me, redaction: undefined };
}

/** The ledger of a team, whose roster its leads sign; undefined before there is one. */
export async function teamLedger(database: Database, redaction: Redaction): Promise<Ledger | undefined> {
  const [signer, stored] = await Promise.all([readSigner(database), readTeam(database)]);
  if (!stored) return undefined;
  const { me } = await readSettings(database);
  return { signer, team: stored.roster.team, roster: stored.roster, me, redaction };
}

function following(roster: Roster, me: Member, key: string, from: number): Roster {
  const known = roster.members.find(({ id }) => id === me.id);
  const span = known?.spans.findLast((each) => each.key === key && each.role === me.role);
  if (known && span && (span.name ?? known.name) === me.name) return roster;
  return withMember(roster, { ...me, key }, span ? from : 0, me.name);
}

/**
 * The time of the next event. Call inside a read-write transaction over `ledger`.
 * @param now Unix ms, by the log's clock
 */
export async function nextTime(database: Database, now: number): Promise<Time> {
  const row = await database.ledger.get("clock");
  const last = timeSchema.safeParse(row?.value);
  const time = tick(last.success ? last.data : EPOCH, now);
  await database.ledger.put({ name: "clock", value: time });
  return time;
}

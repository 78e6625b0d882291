/**
 * From one log to another: this browser joins a team, or leaves one. What it did alone stays readable on it; what is open
 * goes along into the team's queue. What it learned in a team goes when it leaves.
 */
import { caseSchema, isOpen, type Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { eventSchema, type CarriedMention, type CaseEvent } from "../case/event.ts";
import type { Roster, RosterDocument } from "../ledger/roster.ts";
import type { Seats } from "../ledger/seats.ts";
import type { Signed, Signer } from "../ledger/signed.ts";
import type { Member } from "../member.ts";
import { withoutWords } from "../private-mention.ts";
import type { Redaction } from "../redaction/personal.ts";
import { receivedAgain } from "./case-log.ts";
import { carryOut } from "./cases.ts";
import { fitting } from "./checked.ts";
import type { Database, LoginRow } from "./database.ts";
import { readTeam, writeMembership, writeSeats, writeTeam, type Membership } from "./membership.ts";
import { mentionRowSchema, outboxRowSchema, type LogRow, type MentionRow } from "./rows.ts";
import { readSettings, writeSettings } from "./settings.ts";

/** What a browser brings along into a team. */
export type Entrance = {
  readonly membership: Membership;
  readonly me: Member;
  /** A fresh key for this team. */
  readonly signer: Signer;
  readonly login: LoginRow;
  readonly roster: Roster;
  readonly document: RosterDocument;
  readonly seats: { readonly seats: Seats; readonly document: Signed } | undefined;
  /** What is hidden of the cases that are brought along. */
  readonly redaction: Redaction;
};

/** An open case of this browser, as it is handed to the team. */
type BroughtCase = {
  readonly state: Case;
  readonly mentions: readonly MentionRow[];
  /** Oldest first. */
  readonly notes: readonly string[];
};

/**
 * Empties the log for that of a team. Cases that are closed stay, without signatures, as this browser's own history;
 * those that are open are handed off anew, with their notes, and leave for the team as soon as they may. All or nothing.
 * @param now Unix ms
 */
export function enterTeam(database: Database, entrance: Entrance, now: number): Promise<void> {
  const { membership, me, signer, login, roster, document, seats, redaction } = entrance;
  return database.transaction("rw", database.tables, async () => {
    const brought = await startAnew(database);
    await database.keys.bulkPut([{ name: "installation", ...signer }, login]);
    await writeMembership(database, membership);
    await writeTeam(database, roster, document);
    if (seats) await writeSeats(database, seats.seats, seats.document);
    await writeSettings(database, { ...(await readSettings(database)), me });
    for (const each of brought) {
      await handOver(database, { signer, team: roster.team, roster, me, redaction }, each, me, now);
    }
  });
}

async function startAnew(database: Database): Promise<BroughtCase[]> {
  const events = await ownHistory(database);
  const stored: unknown[] = await database.cases.toArray();
  const open = fitting(caseSchema, stored).filter(isOpen);
  const brought: BroughtCase[] = [];
  for (const state of open) {
    const ofCase = events.filter(({ caseId }) => caseId === state.id);
    brought.push(await bring(database, state, ofCase));
  }
  const isGone = new Set(open.map(({ id }) => id));
  const kept = events.filter(({ caseId }) => !isGone.has(caseId));
  await emptyLog(database);
  await database.cases.bulkDelete([...isGone]);
  await database.contacts
    .where("caseId")
    .anyOf([...isGone])
    .delete();
  await database.events.bulkPut(kept.map((event, index) => historyRow(event, index - kept.length)));
  return brought.filter(({ mentions }) => mentions.length > 0);
}

async function handOver(
  database: Database,
  ledger: Parameters<typeof carryOut>[1],
  { state, mentions, notes }: BroughtCase,
  actor: Member,
  now: number,
): Promise<void> {
  const { id: caseId, customerKey, site, delivery } = state;
  const releaseAt = delivery === "held" ? state.releaseAt : now;
  const carry = (command: Command, row?: MentionRow) =>
    carryOut(
      database,
      ledger,
      {
        id: crypto.randomUUID(),
        caseId,
        command,
        ...(row && { mention: carried(row) }),
      },
      { actor, now },
    );
  for (const row of mentions) {
    await carry({ type: "hand_off", mentionKey: row.key, customerKey, site, releaseAt }, row);
  }
  for (const text of notes) await carry({ type: "note", text });
}

/** Who handed a private message off alone did not say that a team may read it: its words stay on this browser. */
function carried({ mention, verdict, firstSeenAt }: MentionRow): CarriedMention {
  const whole = { mention, verdict, firstSeenAt };
  return mention.private ? withoutWords(whole) : whole;
}

/** Forgets a team: its log, its cases, what its customers wrote, and the login. What was learned and set stays. */
export function forgetTeam(database: Database, signer: Signer): Promise<void> {
  return database.transaction("rw", database.tables, async () => {
    await emptyLog(database);
    await Promise.all([
      database.cases.clear(),
      database.commands.clear(),
      database.contacts.clear(),
      database.importedBlocks.clear(),
      database.importedBatches.clear(),
      database.imports.clear(),
      database.mentions.clear(),
      database.customers.clear(),
      database.facts.clear(),
      database.links.clear(),
      database.ledger.bulkDelete(["membership", "connection", "team", "seats", "asidesSeen", "served"]),
      database.keys.delete("login"),
    ]);
    await database.keys.put({ name: "installation", ...signer });
  });
}

async function emptyLog(database: Database): Promise<void> {
  await Promise.all([
    database.events.clear(),
    database.outbox.clear(),
    database.chains.clear(),
    database.erasures.clear(),
    database.documents.clear(),
    database.withheld.clear(),
    database.ledger.delete("behind"),
    database.ledger.put({ name: "seen", value: 0 }),
  ]);
}

/** What happened here, log and outbox, oldest first. */
async function ownHistory(database: Database): Promise<CaseEvent[]> {
  const roster = (await readTeam(database))?.roster;
  const rows: LogRow[] = await database.events.orderBy("sequence").toArray();
  const waiting: unknown[] = await database.outbox.orderBy("number").toArray();
  return fitting(eventSchema, [
    ...rows.flatMap((row) => eventOf(row, roster) ?? []),
    ...fitting(outboxRowSchema, waiting).map(({ event }) => event),
  ]);
}

function eventOf(row: LogRow, roster: Roster | undefined): CaseEvent | undefined {
  if (row.unsigned) return row.unsigned;
  if (row.aside || !roster) return undefined;
  const received = receivedAgain(row, roster);
  return received.ok ? received.value.event : undefined;
}

/** @param sequence at most 0: before everything that the team's log has */
function historyRow(event: CaseEvent, sequence: number): LogRow {
  return { sequence, id: event.id, caseId: event.caseId, receivedAt: event.at, unsigned: event };
}

async function bring(database: Database, state: Case, events: readonly CaseEvent[]): Promise<BroughtCase> {
  const rows: unknown[] = await database.mentions.bulkGet(state.mentionKeys);
  const notes = events.flatMap(({ payload, personal }) =>
    payload.type === "noted" && personal?.text !== undefined ? [personal.text] : [],
  );
  return { state, mentions: fitting(mentionRowSchema, rows), notes };
}

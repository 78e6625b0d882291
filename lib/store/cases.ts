/** Carrying out commands on stored cases: one transaction each, idempotent by command id. */
import { Dexie } from "dexie";

import { caseSchema, isOpen, type Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { sameConversation } from "../case/conversation.ts";
import { decide } from "../case/decide.ts";
import type { CarriedMention, CaseEvent, Happening } from "../case/event.ts";
import { evolve } from "../case/evolve.ts";
import type { Circumstances, Refusal } from "../case/judge.ts";
import { seal } from "../ledger/entry.ts";
import type { Roster } from "../ledger/roster.ts";
import type { Mention } from "../mention.ts";
import { leaving } from "../redaction/personal.ts";
import { success, type Result } from "../result.ts";
import { broughtBy, keepBrought, putLines } from "./brought.ts";
import { readCase, readOutbox, refold } from "./case-log.ts";
import { fitting } from "./checked.ts";
import { timelineLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import { nextTime, type Ledger } from "./ledger.ts";
import { mentionRowSchema, type OutboxRow } from "./rows.ts";
import { forgetWithheld, keepWithheld } from "./withheld.ts";

export type CaseCommand = {
  /** Unique per human action (UUID). */
  readonly id: string;
  readonly caseId: string;
  readonly command: Command;
  /** Of a handoff: what colleagues on other machines need, to understand it. */
  readonly mention?: CarriedMention;
  /** The person decided that it is told as it stands. */
  readonly asItIs?: true;
};

/** Cases that are looked at in one go. */
const PAGE = 500;

type CommandTable =
  | "cases"
  | "events"
  | "outbox"
  | "chains"
  | "commands"
  | "contacts"
  | "customers"
  | "facts"
  | "ledger"
  | "links"
  | "quarantine"
  | "withheld";

/** The tables a command touches; a caller's own transaction must cover them. */
export function commandTables(database: Database): Database[CommandTable][] {
  return [
    database.cases,
    database.events,
    database.outbox,
    database.chains,
    database.commands,
    database.contacts,
    database.customers,
    database.facts,
    database.ledger,
    database.links,
    database.quarantine,
    database.withheld,
  ];
}

/**
 * Applies `request` once: its events wait in the outbox, signed, and the case is as people see it from now on. When the
 * promise settles, what it says is on disk.
 * @returns the case as it now is, or why the rules refuse it.
 */
export function carryOut(
  database: Database,
  ledger: Ledger,
  request: CaseCommand,
  circumstances: Circumstances,
): Promise<Result<Case, Refusal>> {
  const { id, caseId, command } = request;
  return database.transaction("rw", commandTables(database), async () => {
    const state = await readCase(database, caseId, ledger.roster);
    if (state && (await database.commands.get(id))) return success(state);

    const decision = decide(state, command, circumstances);
    if (!decision.ok) return decision;
    const rows = await sealAll(database, ledger, request, decision.value, circumstances);
    const changed = rows.map(({ event }) => event).reduce<Case | undefined>(evolve, state);
    if (!changed) throw new Error(`${command.type} made no case`);

    if (command.type === "undo") await keepToOurselves(database, caseId);
    await database.outbox.bulkAdd(rows);
    await database.cases.put(changed);
    await putLines(
      database,
      rows.flatMap(({ event }) => timelineLine(event, changed) ?? []),
    );
    for (const { event } of rows) await keepBrought(database, broughtBy(event));
    await database.commands.put({ id, at: circumstances.now, caseId });
    return success(changed);
  });
}

type NewOutboxRow = Omit<OutboxRow, "number">;

/** Signs what happens, each event naming the one before it. */
async function sealAll(
  database: Database,
  { team, signer, redaction }: Ledger,
  { id: commandId, caseId, mention, asItIs }: CaseCommand,
  happenings: readonly Happening[],
  { actor, now }: Circumstances,
): Promise<NewOutboxRow[]> {
  const waiting = await readOutbox(database, caseId);
  let previous = waiting.at(-1)?.hash ?? (await database.chains.get(caseId))?.head ?? null;
  const rows: NewOutboxRow[] = [];
  for (const { payload, personal: words } of happenings) {
    const id = crypto.randomUUID();
    const time = await nextTime(database, now);
    const personal = words?.mentionKey !== undefined && mention ? { ...words, mention } : words;
    // What is signed is what leaves; this browser keeps its own words whole.
    const out = personal && redaction && !asItIs ? leaving(personal, redaction) : undefined;
    const told = out?.personal ?? personal;
    const draft = { team, id, commandId, caseId, actor, time, previous, payload };
    // IndexedDB would end the transaction while the signature is computed elsewhere.
    const sealed = await Dexie.waitFor(seal({ ...draft, ...(told && { personal: told }) }, signer));
    if (out) await keepWithheld(database, { id, caseId }, out.withheld);
    const event: CaseEvent = {
      id,
      commandId,
      caseId,
      at: time.at,
      actor,
      payload,
      ...(words && { personal: words }),
    };
    rows.push({
      id,
      caseId,
      event,
      entry: sealed.entry,
      hash: sealed.hash,
      ...(sealed.personal !== undefined && { personal: sealed.personal }),
      ...(told !== personal && { isRedacted: true }),
    });
    previous = sealed.hash;
  }
  return rows;
}

/** A handoff that was undone: the log learns that there was one, and nobody ever sees of whom. */
async function keepToOurselves(database: Database, caseId: string): Promise<void> {
  const waiting = await readOutbox(database, caseId);
  const begins = waiting.findLastIndex(({ event }) => "releaseAt" in event.payload);
  const ours = waiting.slice(Math.max(0, begins)).map((row) => ({ ...row, isPrivate: true }));
  await database.outbox.bulkPut(ours);
  const ids = ours.map(({ id }) => id);
  await forgetWithheld(database, ids);
}

/**
 * Rebuilds every case whose row does not fit from the log, and sets the row aside. Some at a time: there may be more than fit into
 * the memory, and others want to write meanwhile.
 * @returns how many
 */
export async function repairCases(database: Database, roster: Roster): Promise<number> {
  let repaired = 0;
  for (let after: unknown = Dexie.minKey; after !== undefined;) {
    const some = database.cases.where("id").above(after).limit(PAGE);
    const [keys, rows]: [string[], unknown[]] = await database.transaction("r", database.cases, () =>
      Promise.all([some.primaryKeys(), some.toArray()]),
    );
    for (const id of keys.filter((_key, index) => !caseSchema.safeParse(rows[index]).success)) {
      await database.transaction("rw", commandTables(database), async () => {
        await readCase(database, id, roster);
        await refold(database, id, roster);
      });
      repaired += 1;
    }
    after = keys.at(-1);
  }
  return repaired;
}

/** The open case that `mention` belongs to, if its author has one in this conversation. */
export async function findOpenCase(
  database: Database,
  mention: Mention,
  customerKey: string,
  now: number,
): Promise<Case | undefined> {
  const rows: unknown[] = await database.cases.where("customerKey").equals(customerKey).toArray();
  for (const state of fitting(caseSchema, rows).filter(isOpen)) {
    const mentions: unknown[] = await database.mentions.bulkGet(state.mentionKeys);
    const known = fitting(mentionRowSchema, mentions);
    const seen = { ...mention, firstSeenAt: now };
    if (known.some((row) => sameConversation(seen, { ...row.mention, firstSeenAt: row.firstSeenAt })))
      return state;
  }
  return undefined;
}

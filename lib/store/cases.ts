/** Carrying out commands on stored cases: one transaction each, idempotent by command id. */
import { z } from "zod";

import { caseSchema, isOpen, type Case } from "../case/case.ts";
import type { Command } from "../case/command.ts";
import { sameConversation } from "../case/conversation.ts";
import { decide, type Circumstances, type Refusal } from "../case/decide.ts";
import { eventSchema, type CaseEvent, type EventPayload } from "../case/event.ts";
import { evolve, fold } from "../case/evolve.ts";
import type { Mention } from "../mention.ts";
import { success, type Result } from "../result.ts";
import { fitting, setAsideUnfit } from "./checked.ts";
import { timelineLine } from "./contacts.ts";
import type { Database } from "./database.ts";
import { mentionRowSchema } from "./rows.ts";

export type CaseCommand = {
  /** Unique per human action (UUID). */
  readonly id: string;
  readonly caseId: string;
  readonly command: Command;
};

/** The tables a command touches; a caller's own transaction must cover them. */
export function commandTables(
  database: Database,
): Database["cases" | "events" | "commands" | "contacts" | "quarantine"][] {
  return [database.cases, database.events, database.commands, database.contacts, database.quarantine];
}

const eventRowSchema = eventSchema.extend({ sequence: z.number().optional() });

/**
 * Applies `command` once. When the promise settles, what it says is on disk.
 * @returns the case as it now is, or why the rules refuse it.
 */
export function carryOut(
  database: Database,
  { id, caseId, command }: CaseCommand,
  circumstances: Circumstances,
): Promise<Result<Case, Refusal>> {
  return database.transaction("rw", commandTables(database), async () => {
    const state = await readCase(database, caseId);
    if (state && (await database.commands.get(id))) return success(state);

    const decision = decide(state, command, circumstances);
    if (!decision.ok) return decision;
    const events = decision.value.map((payload) => eventOf(payload, { id, caseId, command }, circumstances));
    const changed = events.reduce(evolve, state);
    if (!changed) throw new Error(`${command.type} made no case`);

    await database.events.bulkAdd(events);
    await database.cases.put(changed);
    await database.contacts.bulkPut(events.flatMap((event) => timelineLine(event, changed) ?? []));
    await database.commands.put({ id, at: circumstances.now, caseId });
    return success(changed);
  });
}

/**
 * The case of `caseId`, rebuilt from the log when its row is missing or does not fit.
 * Call inside a read-write transaction over `commandTables`.
 */
export async function readCase(database: Database, caseId: string): Promise<Case | undefined> {
  const row: unknown = await database.cases.get(caseId);
  if (row !== undefined) {
    const [state] = await setAsideUnfit(database, "cases", caseSchema, [{ key: caseId, row }]);
    if (state) return state;
  }
  const rows = await database.events.where("caseId").equals(caseId).sortBy("sequence");
  const keyed = rows.map((event) => ({ key: event.sequence ?? 0, row: event }));
  const events = await setAsideUnfit(database, "events", eventRowSchema, keyed);
  return fold(events);
}

/** Rebuilds every case whose row does not fit from the log, and sets the row aside. @returns how many */
export function repairCases(database: Database): Promise<number> {
  return database.transaction("rw", commandTables(database), async () => {
    const rows: unknown[] = await database.cases.toArray();
    const keys = await database.cases.toCollection().primaryKeys();
    const broken = keys.filter((_key, index) => !caseSchema.safeParse(rows[index]).success);
    for (const id of broken) {
      const state = await readCase(database, id);
      if (state) await database.cases.put(state);
    }
    return broken.length;
  });
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

function eventOf(payload: EventPayload, source: CaseCommand, { actor, now }: Circumstances): CaseEvent {
  return {
    id: crypto.randomUUID(),
    commandId: source.id,
    caseId: source.caseId,
    at: now,
    actor,
    payload,
  };
}

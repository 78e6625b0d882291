/**
 * From the first log (one browser, whole events, nothing signed) to the one that a team can share: personal words go
 * into a part of their own, and every case is folded again. Entries keep their places.
 */
import type { Transaction } from "dexie";
import { z } from "zod";

import { caseSchema, type Case } from "../case/case.ts";
import { eventSchema, type CaseEvent } from "../case/event.ts";
import { fold } from "../case/fold.ts";

/** The fields of the first events that are personal, and what they are called now. */
const personalNames: Readonly<Record<string, string>> = {
  mentionKey: "mentionKey",
  customerKey: "customerKey",
  text: "text",
  note: "text",
};

const firstEventSchema = z.object({
  sequence: z.number(),
  id: z.string(),
  commandId: z.string(),
  caseId: z.string(),
  at: z.number(),
  actor: z.unknown(),
  payload: z.looseObject({ type: z.string() }),
});

const firstCaseSchema = z.looseObject({
  id: z.string(),
  site: z.string(),
  customerKey: z.string(),
  handedOff: z.looseObject({ at: z.number() }),
});

export async function upgradeLog(transaction: Transaction): Promise<void> {
  const [events, cases] = [transaction.table("events"), transaction.table("cases")];
  const sites = new Map<string, Pick<Case, "site" | "customerKey">>();
  const rows: unknown[] = await events.toArray();
  const oldCases: unknown[] = await cases.toArray();
  for (const row of oldCases) {
    const old = firstCaseSchema.safeParse(row);
    if (old.success) sites.set(old.data.id, old.data);
  }

  const logs = new Map<string, CaseEvent[]>();
  const kept = rows.flatMap((row) => {
    const first = firstEventSchema.safeParse(row);
    const event = first.success ? eventFrom(first.data, sites.get(first.data.caseId)) : undefined;
    if (!first.success || !event) return [];
    logs.set(event.caseId, [...(logs.get(event.caseId) ?? []), event]);
    const { sequence, id, caseId, at } = first.data;
    return [{ sequence, id, caseId, receivedAt: at, unsigned: event }];
  });
  // What does not fit stays as it is: the next read sets it aside.
  await events.bulkPut(kept);
  const last: unknown = (await events.toCollection().primaryKeys()).at(-1) ?? 0;
  await transaction.table("ledger").put({ name: "seen", value: last });

  const states = oldCases.flatMap((row) => {
    const old = firstCaseSchema.safeParse(row);
    if (!old.success) return [];
    const state = fold(logs.get(old.data.id) ?? []) ?? withoutLog(old.data);
    return state ? [state] : [];
  });
  await cases.bulkPut(states);
}

function eventFrom(
  first: z.infer<typeof firstEventSchema>,
  known: Pick<Case, "site" | "customerKey"> | undefined,
): CaseEvent | undefined {
  const { id, commandId, caseId, at, actor } = first;
  const payload: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(first.payload)) {
    const personalName = name === "reason" && first.payload.type === "waited" ? "text" : personalNames[name];
    if (personalName === undefined) payload[name] = value;
    else if (value !== "") personal[personalName] = value;
  }
  if (payload["type"] === "joined" || payload["type"] === "reopened") {
    payload["site"] = known?.site;
    personal["customerKey"] = known?.customerKey;
  }
  const checked = eventSchema.safeParse({
    id,
    commandId,
    caseId,
    at,
    actor,
    payload,
    ...(Object.keys(personal).length > 0 && { personal }),
  });
  return checked.success ? checked.data : undefined;
}

/** A case without a log, as far as its row can be understood. */
function withoutLog(old: z.infer<typeof firstCaseSchema>): Case | undefined {
  const checked = caseSchema.safeParse({ ...old, beganAt: old.handedOff.at, fence: 0 });
  return checked.success ? checked.data : undefined;
}

/** What happened, as it lies in the browser: in the log, and in the outbox behind it. */
import type { Page, Worker } from "@playwright/test";
import { z } from "zod";

import type { CaseEvent } from "../../lib/case/event.ts";
import { receiveAgain } from "../../lib/ledger/receipt.ts";
import { rosterSchema } from "../../lib/ledger/roster.ts";
import type { LogRow, OutboxRow, SettingsRow } from "../../lib/store/rows.ts";
import { readTables } from "./store.ts";

type Stored = {
  readonly events: readonly LogRow[];
  readonly outbox: readonly OutboxRow[];
  readonly settings: readonly SettingsRow[];
};

const teamSchema = z.object({ roster: rosterSchema });

/** Every event, in order, as the tables have it. */
export function eventsIn({ events, outbox, settings }: Stored): CaseEvent[] {
  if (events.length === 0) return outbox.map(({ event }) => event);
  const { roster } = teamSchema.parse(settings.find(({ name }) => name === "team")?.value);
  const logged = events.map(({ sequence, receivedAt, entry, hash = "", personal }) => {
    const received = receiveAgain({ sequence, receivedAt, entry, hash, personal }, roster);
    if (!received.ok) throw new Error(`${received.problem.code}: ${received.problem.detail}`);
    return received.value.event;
  });
  const inLog = new Set(logged.map(({ id }) => id));
  return [...logged, ...outbox.map(({ event }) => event).filter(({ id }) => !inLog.has(id))];
}

/** The same, read at one moment. */
export async function readEvents(inside: Pick<Page | Worker, "evaluate">): Promise<CaseEvent[]> {
  return eventsIn(await readTables(inside, ["events", "outbox", "settings"]));
}

/** What happened, in order, as `type` words: `handed_off`, `undone`… */
export async function eventTypes(inside: Pick<Page | Worker, "evaluate">): Promise<string[]> {
  return (await readEvents(inside)).map(({ payload }) => payload.type);
}

/** What happened, as it lies in the browser: in the log, and in the outbox behind it. */
import type { Page, Worker } from "@playwright/test";
import { z } from "zod";

import type { CaseEvent } from "../../lib/case/event.ts";
import { receiveAgain } from "../../lib/ledger/receipt.ts";
import { rosterSchema } from "../../lib/ledger/roster.ts";
import type { LogRow, OutboxRow, LedgerRow } from "../../lib/store/rows.ts";
import { readTables } from "./store.ts";

type Stored = {
  readonly events: readonly LogRow[];
  readonly outbox: readonly OutboxRow[];
  readonly ledger: readonly LedgerRow[];
};

const teamSchema = z.object({ roster: rosterSchema });

/** Every event, in order, as the tables have it. */
export function eventsIn({ events, outbox, ledger }: Stored): CaseEvent[] {
  if (events.length === 0) return outbox.map(({ event }) => event);
  const { roster } = teamSchema.parse(ledger.find(({ name }) => name === "team")?.value);
  const logged = events.map(({ sequence, receivedAt, entry, hash = "", personal }) => {
    const received = receiveAgain({ sequence, receivedAt, entry, hash, personal }, roster);
    if (!received.ok) throw new Error(`${received.problem.code}: ${received.problem.detail}`);
    return received.value.event;
  });
  // Until it was taken in, what was undone is whole in the outbox only.
  const waiting = new Map(outbox.map(({ event }) => [event.id, event]));
  const known = logged.map((event) => waiting.get(event.id) ?? event);
  return [...new Set([...known, ...waiting.values()])];
}

/** The same, read at one moment. */
export async function readEvents(inside: Pick<Page | Worker, "evaluate">): Promise<CaseEvent[]> {
  return eventsIn(await readTables(inside, ["events", "outbox", "ledger"]));
}

/** What happened, in order, as `type` words: `handed_off`, `undone`… */
export async function eventTypes(inside: Pick<Page | Worker, "evaluate">): Promise<string[]> {
  return (await readEvents(inside)).map(({ payload }) => payload.type);
}

/** The record of what left this browser. */
import { Dexie } from "dexie";

import {
  daySumSchema,
  dayKey,
  dayOf,
  sendSchema,
  type DaySum,
  type Departure,
  type Send,
} from "../departure.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

/** What left of one class to one place, of one day or less. */
export type Count = Pick<Departure, "class" | "origin" | "at" | "count" | "bytes">;

/** Adds to the sums of the day, and a row for each message about a case. */
export function noteDepartures(
  database: Database,
  counts: readonly Count[],
  sends: readonly Send[],
): Promise<void> {
  return database.transaction("rw", database.departures, async () => {
    for (const count of counts) {
      const key = dayKey(count.class, count.origin, count.at);
      const [before] = fitting(daySumSchema, [await database.departures.get(key)]);
      await database.departures.put({
        ...count,
        key,
        scope: "day",
        day: dayOf(count.at),
        at: Math.max(count.at, before?.at ?? 0),
        count: count.count + (before?.count ?? 0),
        bytes: count.bytes + (before?.bytes ?? 0),
      });
    }
    await database.departures.bulkPut([...sends]);
  });
}

/** A few rows for each day. Read-only, for `liveQuery`, as is what follows. */
export async function readDaySums(database: Database): Promise<DaySum[]> {
  const rows: unknown[] = await ofScope(database, "day").toArray();
  return fitting(daySumSchema, rows);
}

/** The newest messages about cases, newest first, and how many there are in all. */
export async function readSends(
  database: Database,
  limit: number,
): Promise<{ readonly sends: readonly Send[]; readonly length: number }> {
  const all = ofScope(database, "send");
  const [rows, length] = await Promise.all([all.clone().reverse().limit(limit).toArray(), all.count()]);
  return { sends: fitting(sendSchema, rows), length };
}

function ofScope(database: Database, scope: Departure["scope"]) {
  return database.departures.where("[scope+at]").between([scope, Dexie.minKey], [scope, Dexie.maxKey]);
}

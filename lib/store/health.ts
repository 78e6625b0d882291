/** How well pages were read: written by the background from what pages tell, read by the popup and the doctor page. */
import {
  healthKey,
  surfaceHealthOf,
  surfaceHealthSchema,
  type HealthNote,
  type SurfaceHealth,
} from "../health.ts";
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";

/** In ms: thirty days. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** Adds `note` to its surface's day, and forgets what is older than thirty days. @param at Unix ms */
export function noteHealth(database: Database, note: HealthNote, at: number): Promise<void> {
  return database.transaction("rw", database.health, async () => {
    // A row that does not fit any more is only counts: the day starts over.
    const [before] = fitting(surfaceHealthSchema, [await database.health.get(healthKey(note, at))]);
    await database.health.put(surfaceHealthOf(note, before, at));
    await database.health
      .where("at")
      .below(at - KEPT_FOR)
      .delete();
  });
}

/** Newest first. @param since Unix ms */
export async function readHealth(database: Database, since = 0): Promise<SurfaceHealth[]> {
  const rows = await database.health.where("at").aboveOrEqual(since).reverse().toArray();
  return fitting(surfaceHealthSchema, rows);
}

/** How many rows each table has. */
export async function countStored(database: Database): Promise<Record<string, number>> {
  const counts = database.tables.map(async (table) => [table.name, await table.count()] as const);
  return Object.fromEntries(await Promise.all(counts));
}

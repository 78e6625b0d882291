/** Restores what a backup holds, as a page does it once it has read the file. */
import type { Chunk } from "../../../lib/backup/backup.ts";
import { fromPanel, type TestBackground } from "./fixture.ts";
import { valueOf } from "./steps.ts";

/** @param store the version of the store that the rows are of */
export async function restored(
  { handlers, database }: TestBackground,
  chunks: readonly Chunk[],
  store: number = database.verno,
): Promise<{ rows: number; unfit: number }> {
  valueOf(await handlers.beginRestore({ store }, fromPanel));
  const rows: Record<string, number> = {};
  for (const chunk of chunks) {
    valueOf(await handlers.stageRows({ table: chunk.table, rows: [...chunk.rows] }, fromPanel));
    rows[chunk.table] = (rows[chunk.table] ?? 0) + chunk.rows.length;
  }
  return valueOf(await handlers.finishRestore({ rows }, fromPanel));
}

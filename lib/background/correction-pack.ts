/** Corrections that travel between browsers as a file: hashes of words, no text and no names. */
import { z } from "zod";

import {
  correctionSchema,
  MAX_CORRECTIONS,
  PACK_FORMAT,
  type Correction,
  type CorrectionPack,
  type ImportReport,
} from "../correction.ts";
import { exportCorrections, fingerprint, onlyNew } from "../detect/corrections.ts";
import { failure, success, type Result } from "../result.ts";
import type { CorrectionRow } from "../store/rows.ts";
import type { Background } from "./context.ts";
import { likeMentionsChanged } from "./correct.ts";
import { readTeaching } from "./learned.ts";

/** Whose the imported ones are; all of them count as one person's, with one person's cap a day. */
const IMPORTER = "import";

export async function exportPack({ database }: Background): Promise<CorrectionPack> {
  const { own, imported } = await readTeaching(database);
  return exportCorrections([...own, ...imported]);
}

/** Looked at before the entries, so that a file of another kind is told from one with damaged entries. */
const packSchema = z.object({
  format: z.literal(PACK_FORMAT),
  corrections: z.array(z.unknown()).max(MAX_CORRECTIONS),
});

/**
 * Adds the corrections of a pack to those that are here. Entries that do not fit are left out and counted.
 * Refusals: `pack_no_json`, `pack_other_format`, `pack_no_room`.
 * @param text the file as it is
 */
export async function importPack(background: Background, text: string): Promise<Result<ImportReport>> {
  const { database, now } = background;
  const json = parseJson(text);
  if (!json.ok) return json;
  const pack = packSchema.safeParse(json.value);
  if (!pack.success) return failure("pack_other_format", z.prettifyError(pack.error).slice(0, 500));
  const entries = pack.data.corrections;
  const fitting = entries.flatMap((entry) => readEntry(entry));
  const report = await database.transaction("rw", database.corrections, async () => {
    const { own, imported } = await readTeaching(database);
    const fresh = onlyNew([...own, ...imported], fitting);
    if (imported.length + fresh.length > MAX_CORRECTIONS) {
      return failure("pack_no_room", `${imported.length} are here, ${fresh.length} are new`);
    }
    await database.corrections.bulkPut(fresh.map((each) => rowOf(each, now())));
    return success({
      imported: fresh.length,
      known: fitting.length - fresh.length,
      unreadable: entries.length - fitting.length,
    });
  });
  if (report.ok) likeMentionsChanged(background);
  return report;
}

function parseJson(text: string): Result<unknown> {
  try {
    return success<unknown>(JSON.parse(text));
  } catch (error) {
    return failure("pack_no_json", error instanceof Error ? error.message : String(error));
  }
}

/** The words in order and each once, as comparing them asks for; the id is made anew, whatever the file says. */
function readEntry(entry: unknown): Correction[] {
  const checked = correctionSchema.safeParse(entry);
  if (!checked.success) return [];
  const words = [...new Set(checked.data.words)].toSorted((a, b) => a - b);
  return [{ ...checked.data, words, id: fingerprint(words, checked.data.service) }];
}

/** @param now Unix ms; nothing was corrected later than that */
function rowOf({ id, service, words, at }: Correction, now: number): CorrectionRow {
  return {
    key: `import/${id}`,
    source: "import",
    service,
    at: Math.min(Date.parse(at), now),
    by: IMPORTER,
    words,
  };
}

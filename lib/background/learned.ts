/** What people corrected, as the detector wants it: read once, and again after each change. Only the background writes. */
import type { Correction } from "../correction.ts";
import { fingerprint, joined } from "../detect/corrections.ts";
import { fitting } from "../store/checked.ts";
import type { Database } from "../store/database.ts";
import { correctionRowSchema, type CorrectionRow } from "../store/rows.ts";

export type Learned = {
  corrections(): Promise<readonly Correction[]>;
  /** The stored corrections changed. */
  forget(): void;
};

export function createLearned(database: Database): Learned {
  let reading: Promise<readonly Correction[]> | undefined;
  return {
    corrections() {
      reading ??= readTeaching(database).then(({ own, imported }) => joined(own, imported));
      return reading;
    },
    forget() {
      reading = undefined;
    },
  };
}

/** The stored corrections from which others can learn: people's own, and those out of packs. */
export async function readTeaching(
  database: Database,
): Promise<{ readonly own: Correction[]; readonly imported: Correction[] }> {
  const stored: unknown[] = await database.corrections.toArray();
  const rows = fitting(correctionRowSchema, stored);
  const of = (source: CorrectionRow["source"]): Correction[] =>
    rows.filter((row) => row.source === source).flatMap(asCorrection);
  return { own: of("here"), imported: of("import") };
}

/** A mention without a telling word teaches nothing about others. */
function asCorrection({ service, words, by, at }: CorrectionRow): Correction[] {
  if (words.length === 0) return [];
  return [{ id: fingerprint(words, service), service, words, by, at: new Date(at).toISOString() }];
}

/** What people corrected, as the detector wants it: read once, and again after each change. Only the background writes. */
import type { Correction } from "../detect/correction.ts";
import { effective } from "../detect/corrections.ts";
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
      reading ??= read(database);
      return reading;
    },
    forget() {
      reading = undefined;
    },
  };
}

async function read(database: Database): Promise<readonly Correction[]> {
  const rows: unknown[] = await database.corrections.toArray();
  return effective(fitting(correctionRowSchema, rows).flatMap(asCorrection));
}

/** A mention without a telling word teaches nothing about others. */
function asCorrection({ key, service, words, by, at }: CorrectionRow): Correction[] {
  if (words.length === 0) return [];
  return [{ id: key.slice(-100), service, words, by, at: new Date(at).toISOString() }];
}

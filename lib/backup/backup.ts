/**
 * A backup as it lies in a file: one line of JSON that says what is in it, lines with rows, and a line that ends it. The lines
 * are packed with gzip and encrypted with age, so `age -d FILE | gunzip` opens one without Baton (docs/decisions/0020).
 */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";

export const BACKUP_FORMAT = "baton-backup";
/** Of the lines; the rows have the version of the store. */
export const BACKUP_VERSION = 1;

/** What a file is called, and how people choose one again. */
export const BACKUP_EXTENSION = ".baton.age";

/** The longest line that is read, in UTF-16 units; those that are written are far shorter. */
export const MAX_LINE_LENGTH = 8_000_000;

/** Fewer would be tried out by a machine in a day; as the backup's only guard, the passphrase has to be good. */
export const MIN_PASSPHRASE_LENGTH = 12;

const tableSchema = z.string().regex(/^[a-z][A-Za-z]{0,39}$/u);
const countSchema = z.number().int().nonnegative();
const countsSchema = z.record(tableSchema, countSchema);

export const headerSchema = z.strictObject({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  /** The version of the store that the rows are of; see `lib/store/database.ts`. */
  store: z.number().int().min(1).max(10_000),
  /** When it was made, Unix ms. */
  at: instantSchema,
  /** It was made in a team: the team's log is not in it. */
  isTeam: z.boolean(),
  /** Rows by table, as they were counted when it was begun. */
  rows: countsSchema,
});
export type BackupHeader = z.infer<typeof headerSchema>;

/** Read first, so that what a newer Baton wrote is told from what is no backup. */
export const versionSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.number().int().positive(),
});

export const rowSchema = z.record(z.string(), z.unknown());
export type BackupRow = Readonly<Record<string, unknown>>;

export const chunkSchema = z.strictObject({ table: tableSchema, rows: z.array(rowSchema).max(2_000) });
/** Some rows of one table. */
export type Chunk = { readonly table: string; readonly rows: readonly BackupRow[] };

/** The last line: without it, a file is not whole. */
export const endSchema = z.strictObject({ end: countsSchema });

/** How many rows of each table there are; `counts` goes on counting. */
export function countRows(counts: Map<string, number>, { table, rows }: Chunk): void {
  counts.set(table, (counts.get(table) ?? 0) + rows.length);
}

/** Why a file is not restored. */
export type BackupRefusal =
  /** Not encrypted as backups are. */
  | "backup_no_backup"
  | "backup_passphrase"
  /** Not as it was written: cut off, changed, or made up. */
  | "backup_damaged"
  /** Of a Baton that is newer than this one. */
  | "backup_newer";

/** Thrown while a file is read, by whatever reads it; the reader makes a `Result` of it. */
export class BackupProblem extends Error {
  readonly code: BackupRefusal;

  constructor(code: BackupRefusal, detail: string) {
    super(detail);
    this.code = code;
  }
}

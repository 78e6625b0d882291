/** What people corrected, for the list that they review. Read-only, for `liveQuery`. */
import { fitting } from "./checked.ts";
import type { Database } from "./database.ts";
import { correctionRowSchema, mentionRowSchema, type CorrectionRow } from "./rows.ts";

export type StoredCorrections = {
  /** Newest first. */
  readonly own: readonly CorrectionRow[];
  /** How many came out of packs; there is nothing to read in them. */
  readonly imported: number;
};

export async function listCorrections(database: Database): Promise<StoredCorrections> {
  const stored: unknown[] = await database.corrections.toArray();
  const rows = fitting(correctionRowSchema, stored);
  const own = rows.filter(({ source }) => source === "here").toSorted((one, other) => other.at - one.at);
  return { own, imported: rows.length - own.length };
}

/** As many mentions as are looked through for words that are seen often: those seen last. */
const LOOKED_THROUGH = 2_000;

/** Texts and authors of the mentions that were flagged or corrected, as far as they were kept. */
export async function readSeenTexts(
  database: Database,
): Promise<{ readonly author: string; readonly text: string }[]> {
  const [mentionRows, correctionRows]: unknown[][] = await Promise.all([
    database.mentions.orderBy("firstSeenAt").reverse().limit(LOOKED_THROUGH).toArray(),
    database.corrections.toArray(),
  ]);
  const mentions = fitting(mentionRowSchema, mentionRows ?? []);
  const kept = new Set(mentions.map(({ key }) => key));
  const corrected = fitting(correctionRowSchema, correctionRows ?? []).filter(({ key }) => !kept.has(key));
  return [
    ...mentions.map(({ mention }) => ({ author: mention.author.handle, text: mention.text })),
    ...corrected.flatMap(({ author, excerpt }) =>
      author === undefined || excerpt === undefined ? [] : [{ author, text: excerpt }],
    ),
  ];
}

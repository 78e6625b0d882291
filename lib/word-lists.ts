/** The lists of words that people keep for their brand, and which entries fit into which. Pure. */
import { failure, success, type Result } from "./result.ts";
import { settingsSchema, type Settings } from "./settings.ts";

export type WordListName = "brandNames" | "alwaysWords" | "neverWords" | "staff";

export type EntryRefusal =
  | "entry_missing"
  | "entry_known"
  /** In the list that says the opposite. */
  | "entry_opposite"
  /** A name of the brand would match every mention. */
  | "entry_brand"
  /** Nothing in it that a word is made of. */
  | "entry_no_word"
  | "entry_no_handle"
  | "entry_list_full";

const HANDLE = /^@?([\p{L}\p{N}_.-]{1,100})$/u;
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

const opposites = { alwaysWords: "neverWords", neverWords: "alwaysWords" } as const;

/** How two entries are compared: without case, accents and leading sign. */
export function entryKey(entry: string): string {
  return entry.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replace(/^[#@]/u, "").trim();
}

export function has(list: readonly string[], entry: string): boolean {
  const key = entryKey(entry);
  return list.some((each) => entryKey(each) === key);
}

/** @returns what goes into the list for what a person entered, or why nothing does */
export function entryFor(
  name: WordListName,
  entered: string,
  settings: Pick<Settings, WordListName | "accounts">,
): Result<string, EntryRefusal> {
  const trimmed = entered.trim().replaceAll(/\s+/gu, " ");
  if (trimmed === "") return failure("entry_missing", name);
  const entry = name === "staff" ? HANDLE.exec(trimmed)?.[1] : trimmed;
  if (entry === undefined) return failure("entry_no_handle", trimmed);
  if (!WORD.test(entry)) return failure("entry_no_word", entry);
  if (has(settings[name], entry)) return failure("entry_known", entry);
  if (name === "alwaysWords" || name === "neverWords") {
    if (has(settings[opposites[name]], entry)) return failure("entry_opposite", entry);
    if (isBrandName(entry, settings)) return failure("entry_brand", entry);
  }
  const isFull = !settingsSchema.shape[name].safeParse([...settings[name], entry]).success;
  return isFull ? failure("entry_list_full", name) : success(entry);
}

export function isBrandName(
  entry: string,
  { brandNames, accounts }: Pick<Settings, "brandNames" | "accounts">,
): boolean {
  return has([...brandNames, ...accounts.map(({ handle }) => handle)], entry);
}

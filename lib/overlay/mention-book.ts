/** What this page's overlay knows of each mention it has shown. */
import type { Annotation } from "../annotation.ts";
import type { Mention } from "../mention.ts";
import type { ToldRefusal } from "./guard.ts";
import type { Doing } from "./stage.ts";
import type { ChipAction } from "./actions.ts";

/** Why the last thing a person asked for did not happen, in kinds that have words. */
export type Trouble =
  | { readonly refusal: ToldRefusal }
  | { readonly problem: string; readonly retry: ChipAction };

export type Entry = {
  readonly mention: Mention;
  readonly annotation?: Annotation | undefined;
  readonly doing?: Doing | undefined;
  /** The person undid the handoff a moment ago. */
  readonly takenBack?: boolean;
  readonly trouble?: Trouble | undefined;
  /** When the background was last asked about it (`performance.now()`). */
  readonly askedAt?: number;
};

/** Enough for a day on one page; scrolling back shows at once what was known. */
const CAPACITY = 1_000;

export type MentionBook = {
  get(key: string): Entry | undefined;
  /** Adds what is new to what is known and has it drawn. */
  note(key: string, news: Partial<Entry>): void;
  /** Takes up a mention as read from the page now. `true` when its words are new. */
  takeUp(mention: Mention): boolean;
  /** What is known of these (or all) must be asked for again before it is relied on. */
  outdate(keys: readonly string[] | undefined): void;
};

/** @param changed called with the key of each entry that something was noted in */
export function createMentionBook(changed: (key: string) => void): MentionBook {
  const entries = new Map<string, Entry>();

  function put(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= CAPACITY) return;
    const [oldest] = entries.keys();
    if (oldest !== undefined) entries.delete(oldest);
  }

  return {
    get: (key) => entries.get(key),
    note(key, news) {
      const known = entries.get(key);
      if (!known) return;
      entries.set(key, { ...known, ...news });
      changed(key);
    },
    takeUp(mention) {
      const known = entries.get(mention.key);
      put(mention.key, { ...known, mention });
      return known?.mention.text !== mention.text || known.mention.truncated !== mention.truncated;
    },
    outdate(keys = [...entries.keys()]) {
      for (const key of keys) {
        const known = entries.get(key);
        if (known) entries.set(key, { ...known, askedAt: 0 });
      }
    },
  };
}

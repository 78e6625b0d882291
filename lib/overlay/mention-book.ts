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

/** A private message is not handed to a team before the person said that colleagues may read it. */
export function isUnconfirmed(trouble: Trouble | undefined): boolean {
  return trouble !== undefined && "problem" in trouble && trouble.problem === "private_unconfirmed";
}

export type Entry = {
  readonly mention: Mention;
  readonly annotation?: Annotation | undefined;
  readonly doing?: Doing | undefined;
  /** The person undid the handoff a moment ago. */
  readonly takenBack?: boolean;
  readonly trouble?: Trouble | undefined;
  /** When the background was last asked about it (`performance.now()`). */
  readonly askedAt?: number | undefined;
};

/** Enough for a day on one page; scrolling back shows at once what was known. */
const CAPACITY = 1_000;

export type MentionBook = {
  get(key: string): Entry | undefined;
  /** Adds what is new to what is known and has it drawn. */
  note(key: string, news: Partial<Entry>): void;
  /**
   * Takes up a mention as read from the page now, with what was known of it under another of its ids. `true` when its
   * words are new.
   * @param isFormer called with the key that it had before, if it had one
   */
  takeUp(mention: Mention, isFormer?: (key: string) => void): boolean;
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

  function formerOf({ site, author, otherIds = [] }: Mention): Entry | undefined {
    const known = otherIds.flatMap((id) => entries.get(`${site}:${id}`) ?? []);
    return known.find(({ mention }) => mention.author.handle === author.handle);
  }

  return {
    get: (key) => entries.get(key),
    note(key, news) {
      const known = entries.get(key);
      if (!known) return;
      entries.set(key, { ...known, ...news });
      changed(key);
    },
    takeUp(mention, isFormer) {
      const { key, text, truncated } = mention;
      const former = entries.has(key) ? undefined : formerOf(mention);
      const known = entries.get(key) ?? (former && renamed(former, key));
      put(key, { ...known, mention });
      if (former) {
        entries.delete(former.mention.key);
        isFormer?.(former.mention.key);
      }
      return known?.mention.text !== text || known.mention.truncated !== truncated;
    },
    outdate(keys = [...entries.keys()]) {
      for (const key of keys) {
        const known = entries.get(key);
        if (known) entries.set(key, { ...known, askedAt: undefined });
      }
    },
  };
}

/** What is under way is left out: its answer comes under the former key. */
function renamed({ mention, annotation, takenBack = false }: Entry, key: string): Entry {
  return { mention, takenBack, annotation: annotation && { ...annotation, key } };
}

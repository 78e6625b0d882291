/**
 * Mentions that pages had annotated lately, in memory only: posts that were not flagged are never stored, yet
 * the history card must be able to say why.
 */
import type { Mention } from "../mention.ts";
import type { Verdict } from "../verdict.ts";

export type RecentMention = {
  readonly mention: Mention;
  readonly verdict: Verdict;
  readonly viewer: string | undefined;
};

/** As many as a long morning of scrolling shows at once in a few tabs. */
const CAPACITY = 1_000;

export class RecentMentions {
  readonly #byKey = new Map<string, RecentMention>();

  remember(recent: RecentMention): void {
    this.#byKey.delete(recent.mention.key);
    this.#byKey.set(recent.mention.key, recent);
    if (this.#byKey.size <= CAPACITY) return;
    const [oldest] = this.#byKey.keys();
    if (oldest !== undefined) this.#byKey.delete(oldest);
  }

  get(key: string): RecentMention | undefined {
    return this.#byKey.get(key);
  }
}

/**
 * Mentions that pages had annotated lately, in memory only: posts that were not flagged are never stored, yet
 * the history card must be able to say why.
 */
import { customerKeyOf } from "../customer.ts";
import type { Mention } from "../mention.ts";
import type { Verdict } from "../verdict.ts";

export type RecentMention = {
  /** With the key that it is kept under, which may be another than its page knows it by (`asKept`). */
  readonly mention: Mention;
  readonly verdict: Verdict;
  readonly viewer: string | undefined;
};

/** As many as a long morning of scrolling shows at once in a few tabs. */
const CAPACITY = 1_000;

export class RecentMentions {
  /** By the key that its page knows a mention by. */
  readonly #byKey = new Map<string, RecentMention>();
  readonly #expected = new Map<string, Promise<unknown>>();

  /** Mentions that are being judged: whoever asks for one meanwhile waits for it. */
  async expect<Outcome>(keys: readonly string[], judging: Promise<Outcome>): Promise<Outcome> {
    for (const key of keys) this.#expected.set(key, judging);
    try {
      return await judging;
    } finally {
      for (const key of keys) if (this.#expected.get(key) === judging) this.#expected.delete(key);
    }
  }

  /** Comes back when the mention is judged, or at once if it is not about to be. */
  async expected(key: string): Promise<void> {
    await this.#expected.get(key)?.catch(() => undefined);
  }

  remember(key: string, recent: RecentMention): void {
    this.#byKey.delete(key);
    this.#byKey.set(key, recent);
    if (this.#byKey.size <= CAPACITY) return;
    const [oldest] = this.#byKey.keys();
    if (oldest !== undefined) this.#byKey.delete(oldest);
  }

  get(key: string): RecentMention | undefined {
    return this.#byKey.get(key);
  }

  /** @param accounts `Customer.key`s */
  forgetAuthors(accounts: ReadonlySet<string>): void {
    for (const [name, { mention }] of this.#byKey) {
      if (accounts.has(customerKeyOf(mention))) this.#byKey.delete(name);
    }
  }

  /** The keys by which pages know what is kept under one of `keys`; those themselves included. */
  namesOf(keys: readonly string[]): string[] {
    const others = Array.from(this.#byKey).flatMap(([name, { mention }]) =>
      keys.includes(mention.key) ? [name] : [],
    );
    return [...new Set([...keys, ...others])];
  }
}

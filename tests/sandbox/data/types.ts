/** The words of the sandbox: who writes what to whom. Everybody and everything here is invented. */

export type Person = {
  readonly handle: string;
  /** As shown; may hold emoji, markup or control characters on purpose. */
  readonly name: string;
  readonly verified?: true;
  readonly bio?: string;
};

type Attachment = "photo" | "video" | "card";

export type Post = {
  /** Our own stable name of the post, for tests. */
  readonly slug: string;
  /** Handle of the author. */
  readonly by: string;
  /** Age when the sandbox starts, in minutes. */
  readonly minutes: number;
  /** BCP 47, as the site states it. */
  readonly language: string;
  /** What the author wrote: handles, hashtags, web addresses and emoji become links and images when shown. */
  readonly text: string;
  /**
   * Whether a trained person would hand this post to customer service. Stated for every post that concerns the
   * brand and is not its own; absent for all others, which must be left alone.
   */
  readonly service?: boolean;
  /** Slug of the post this one answers. */
  readonly replyTo?: string;
  /** Slug of the post quoted in this one. */
  readonly quotes?: string;
  /** Handle of the person who brought the post into the feed. */
  readonly repostedBy?: string;
  /** What the site shows instead of the text to readers of these languages. */
  readonly translations?: Readonly<Record<string, string>>;
  readonly attachment?: Attachment;
  readonly pinned?: true;
  readonly edited?: true;
  /** An article: a long text of its own that replaces the post's text. */
  readonly article?: {
    readonly title: string;
    readonly paragraphs: readonly string[];
    readonly embeds: string;
  };
  /** Paid for: has no time, no address, and is never anybody's mention. */
  readonly promoted?: true;
  /** Deleted or hidden: the site shows a placeholder with no author and no text. */
  readonly unavailable?: true;
};

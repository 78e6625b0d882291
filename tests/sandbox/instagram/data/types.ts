/** What people say on the sandbox's Instagram. Everybody and everything here is invented. */

export type GramComment = {
  /** Our own stable name of the comment, for tests. */
  readonly slug: string;
  /** Handle of the author. */
  readonly by: string;
  /** Age when the sandbox starts, in minutes. */
  readonly minutes: number;
  /** Handles, hashtags and addresses become links when shown. Empty: a moving picture. */
  readonly text: string;
  readonly likes?: number;
  /** Whether a trained person would hand it to customer service; stated for all that concerns the brand and is not its own. */
  readonly service?: boolean;
  /** Answers; Instagram has one level of them. */
  readonly replies?: readonly GramComment[];
};

export type GramPost = {
  readonly slug: string;
  readonly by: string;
  readonly minutes: number;
  /** What its address says, where a test wants a certain one; made of the slug when left out. */
  readonly code?: string;
  readonly kind: "photo" | "carousel" | "reel";
  readonly caption: string;
  readonly edited?: true;
  readonly service?: boolean;
  /** Who is tagged in the picture. */
  readonly tags?: readonly string[];
  readonly comments: readonly GramComment[];
  /** Paid for: has no time and no address of its own. */
  readonly promoted?: true;
};

import { isBrand } from "./brand.ts";
import { generatePosts } from "./generate.ts";
import { hostilePosts } from "./hostile.ts";
import { writtenPosts } from "./posts.ts";
import { hash, tokensOf } from "./tokens.ts";
import type { Post } from "./types.ts";

/** X counts the milliseconds in its ids from here (4 November 2010). */
const SNOWFLAKE_EPOCH = 1_288_834_974_657n;
/** Ids must stay the same from start to start, so they do not follow the clock: as if everything began on this day. */
const FIXED_DAY = BigInt(Date.UTC(2026, 10, 1, 12));

/** Posts written while the sandbox runs have ids from here on. */
const LATER_IDS = 2_200_000_000_000_000_000n;

/** All posts of one sandbox and how they hang together. */
export type World = {
  readonly posts: readonly Post[];
  idOf(post: Post): string;
  byId(id: string): Post | undefined;
  /** Throws a `RangeError` for an unknown slug: a typing mistake in data or a test. */
  bySlug(slug: string): Post;
  /** Direct answers, newest first. */
  repliesTo(post: Post): Post[];
  /** What the post answers, first post of the conversation first. */
  ancestorsOf(post: Post): Post[];
  /** Whether the post mentions, answers or quotes one of the brand's accounts, and is neither its own nor paid for. */
  concernsBrand(post: Post): boolean;
};

export type WorldOptions = { readonly count: number; readonly seed: number; readonly hostile: boolean };

export function createWorld({ count, seed, hostile }: WorldOptions): World {
  const written = hostile ? writtenPosts : writtenPosts.filter((post) => !hostilePosts.includes(post));
  const posts = [...written, ...generatePosts(Math.max(0, count - written.length), seed)];
  const slugs = new Map(posts.map((post) => [post.slug, post]));
  const ids = new Map(
    posts.map((post, index) => {
      const time = FIXED_DAY - BigInt(post.minutes * 60_000) - SNOWFLAKE_EPOCH;
      return [post.slug, String((time << 22n) | BigInt(index))];
    }),
  );
  const postsById = new Map(posts.map((post) => [ids.get(post.slug) ?? "", post]));
  const replies = Map.groupBy(
    posts.filter((post) => post.replyTo !== undefined),
    (post) => post.replyTo ?? "",
  );

  const bySlug = (slug: string): Post => {
    const post = slugs.get(slug);
    if (post === undefined) throw new RangeError(`The sandbox has no post "${slug}"`);
    return post;
  };
  const ancestorsOf = (post: Post): Post[] => {
    if (post.replyTo === undefined) return [];
    const parent = bySlug(post.replyTo);
    return [...ancestorsOf(parent), parent];
  };
  const answersBrand = (post: Post): boolean =>
    (post.replyTo !== undefined && isBrand(bySlug(post.replyTo).by)) ||
    (post.quotes !== undefined && isBrand(bySlug(post.quotes).by));

  return {
    posts,
    bySlug,
    ancestorsOf,
    // What is written on the page itself is not in the tables.
    idOf: (post) => ids.get(post.slug) ?? String(LATER_IDS + BigInt(hash(post.slug))),
    byId: (id) => postsById.get(id),
    repliesTo: (post) => replies.get(post.slug) ?? [],
    concernsBrand: (post) =>
      !isBrand(post.by) &&
      post.promoted === undefined &&
      post.unavailable === undefined &&
      (answersBrand(post) ||
        tokensOf(post.text).some((token) => token.kind === "handle" && isBrand(token.value))),
  };
}

import { shownText, timeOf, type ShownText } from "../data/shown.ts";
import { hash } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";
import { environment } from "../shared/environment.ts";

/** The words of a post as this page has them. */
export function shownHere(post: Post, whole: boolean, original: boolean): ShownText {
  return shownText(post, environment().switches, { whole, original });
}

/** Milliseconds since 1970. */
export function timeHere(post: Post): number {
  return timeOf(post, environment().now);
}

export function addressOf(post: Post): string {
  return `/${post.by}/status/${environment().world.idOf(post)}`;
}

/** Replies, reposts, likes, bookmarks, views; `tick` makes the last ones grow. */
export function countsOf(post: Post, tick: number): [number, number, number, number, number] {
  const chance = hash(post.slug);
  return [
    environment().world.repliesTo(post).length,
    chance % 7 === 0 ? chance % 41 : 0,
    (chance % 300) + tick * (chance % 3),
    chance % 5 === 0 ? chance % 9 : 0,
    100 + (chance % 90_000) + tick * (1 + (chance % 5)),
  ];
}

/** The language a text is shown to be in, where it is not the reader's and a translation could be had. */
export function isForeign(post: Post): boolean {
  return post.language !== environment().switches.language && post.language !== "qme";
}

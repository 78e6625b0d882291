import { timeOf } from "../data/shown.ts";
import { hash, tokensOf, type Token } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";
import { personOf } from "../data/people.ts";
import { environment } from "../shared/environment.ts";
import { addressOf, storyAddress } from "./ids.ts";

/** A text ends here until "See more" is pressed; the rest of it is not in the page. UTF-16 units. */
const SHOWN_LENGTH = 240;

/** Unix ms. */
export function timeHere(post: Post): number {
  return timeOf(post, environment().now);
}

export function addressHere(post: Post): string {
  return addressOf(environment().world, post);
}

export function storyAddressHere(post: Post): string {
  return storyAddress(environment().world, post);
}

/** The words of a post, an article's title for one. */
export function writtenText(post: Post): string {
  return post.text === "" ? (post.article?.title ?? "") : post.text;
}

/** What of a text is in the page, and whether there is more. */
export function shownText(post: Post, whole: boolean): { text: string; truncated: boolean } {
  const text = writtenText(post);
  if (whole || text.length <= SHOWN_LENGTH) return { text, truncated: false };
  return { text: `${text.slice(0, text.lastIndexOf(" ", SHOWN_LENGTH))}…`, truncated: true };
}

/** Each paragraph, cut into links and words. */
export function paragraphsOf(text: string): Token[][] {
  return text.split("\n").map((line) => tokensOf(line));
}

/** What a token says on Facebook: people are called by their names. */
export function wordsOf({ kind, value }: Token): string {
  return kind === "handle" ? personOf(value).name : value;
}

/** Whether a story's time is mixed letters, and its link empty until somebody points at it. */
export function isVeiled(post: Post): boolean {
  const { veil, login } = environment().switches;
  const isChosen = veil === "all" || (veil === "some" && hash(`veil${post.slug}`) % 3 === 0);
  return isChosen && login === "in" && post.replyTo === undefined;
}

/** Of two ways to veil a time. */
export function isSpelled(post: Post): boolean {
  return hash(post.slug) % 2 === 0;
}

/** An id as React makes them: the same on the server and in the browser. */
export function elementId(post: Post, part: string, scope = ""): string {
  const { seed } = environment().switches;
  return `_r_${hash(`${seed}${post.slug}${scope}`).toString(36)}_${part}`;
}

/** Reactions, shares; `tick` makes them grow. */
export function countsOf(post: Post, tick: number): { reactions: number; shares: number } {
  const chance = hash(post.slug);
  return { reactions: 1 + (chance % 900) + tick * (chance % 3), shares: chance % 40 };
}

import { hash } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";
import { environment } from "./environment.ts";

/** A text in a list ends here; the rest of it is not in the page until somebody asks for it. UTF-16 units. */
const LISTED_TEXT_LENGTH = 280;

export type ShownText = {
  readonly text: string;
  readonly language: string;
  readonly translated: boolean;
  readonly truncated: boolean;
};

/** The words of a post as the page has them. */
export function shownText(post: Post, whole: boolean, original: boolean): ShownText {
  const { language, translate } = environment().switches;
  const translation = translate && !original ? post.translations?.[language] : undefined;
  const text = translation ?? post.text;
  const truncated = !whole && text.length > LISTED_TEXT_LENGTH;
  return {
    text: truncated ? text.slice(0, text.lastIndexOf(" ", LISTED_TEXT_LENGTH)) : text,
    language: translation === undefined ? post.language : language,
    translated: translation !== undefined,
    truncated,
  };
}

/** Milliseconds since 1970; whole seconds, as X states them. */
export function timeOf(post: Post): number {
  return Math.floor((environment().now - post.minutes * 60_000) / 1_000) * 1_000;
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

import type { Switches } from "../switches.ts";
import type { Post } from "./types.ts";

/** A text in a list ends here; the rest of it is not in the page until somebody asks for it. UTF-16 units. */
const LISTED_TEXT_LENGTH = 280;

export type ShownText = {
  readonly text: string;
  readonly language: string;
  readonly translated: boolean;
  readonly truncated: boolean;
};

/** The words of a post as the page has them: `whole` on its own page, `original` when the translation was turned off. */
export function shownText(
  post: Post,
  { language, translate }: Pick<Switches, "language" | "translate">,
  { whole, original }: { whole: boolean; original: boolean },
): ShownText {
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

/** When the post was written, in milliseconds since 1970; whole seconds, as X states them. */
export function timeOf(post: Post, now: number): number {
  return Math.floor((now - post.minutes * 60_000) / 1_000) * 1_000;
}

/** Whom the line "Replying to" names: the last writer first. */
export function answeredHandles(ancestors: readonly Post[]): string[] {
  return [...new Set(ancestors.map((ancestor) => ancestor.by).toReversed())];
}

import { hash } from "../data/tokens.ts";
import type { GramComment, GramPost } from "./data/types.ts";
import { gram } from "./gram.ts";

/** The address of a post as its own page has it: with its author. */
export function addressOf(post: GramPost): string {
  return `/${post.by}/${post.kind === "reel" ? "reel" : "p"}/${gram().codeOf(post)}/`;
}

export function commentAddress(post: GramPost, comment: GramComment, parent?: GramComment): string {
  const { codeOf, idOf } = gram();
  const path = `/p/${codeOf(post)}/c/`;
  return parent === undefined ? `${path}${idOf(comment)}/` : `${path}${idOf(parent)}/r/${idOf(comment)}/`;
}

/** `tick` makes them grow. */
export function likesOf(post: GramPost, tick: number): number {
  return (hash(post.slug) % 9_000) + tick * (1 + (hash(post.slug) % 3));
}

/** Where a caption, comment or answer is, for tests; the page itself may say it in more than one way. */
export function sandboxPost(post: GramPost, comment?: GramComment): { "data-sandbox-post": string } | object {
  const place = comment ? { post, comment } : { post };
  return post.promoted === true ? {} : { "data-sandbox-post": gram().pathOf(place) };
}

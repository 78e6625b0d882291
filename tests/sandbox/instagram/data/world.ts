import { isBrand } from "../../data/brand.ts";
import { generatePosts } from "../../data/generate.ts";
import { hash, tokensOf } from "../../data/tokens.ts";
import { gramPosts } from "./posts.ts";
import type { GramComment, GramPost } from "./types.ts";

/** One remark on the page: a caption, a comment or an answer, with where it belongs. */
export type Remark = {
  readonly slug: string;
  readonly by: string;
  readonly minutes: number;
  readonly text: string;
  readonly service: boolean | undefined;
  readonly post: GramPost;
  /** The comment itself; `undefined` for a caption. */
  readonly comment?: GramComment;
  /** The comment that this one answers. */
  readonly parent?: GramComment;
};

/** All posts of one sandbox, and what identifies them. */
export type Gram = {
  readonly posts: readonly GramPost[];
  codeOf(post: GramPost): string;
  idOf(comment: GramComment): string;
  /** The path of the permalink. */
  pathOf(remark: Pick<Remark, "post" | "comment">): string;
  byCode(code: string): GramPost | undefined;
  /** Throws a `RangeError` for an unknown slug: a typing mistake in data or a test. */
  bySlug(slug: string): Remark;
  /** The caption, the comments and the answers to them, as a page has them from top to bottom. */
  remarksOn(post: GramPost): Remark[];
  /**
   * Whether it mentions the brand, answers it, or stands under a post of it, and is not its own.
   * @param isAuthorShown the page says whose post it is
   */
  concernsBrand(remark: Remark, isAuthorShown?: boolean): boolean;
};

export type GramOptions = { readonly count: number; readonly seed: number };

/** Under this post stand the generated comments. */
const LONG_THREAD = "router";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function createGram({ count, seed }: GramOptions): Gram {
  const posts = gramPosts.map((post) =>
    post.slug === LONG_THREAD && count > 0
      ? { ...post, comments: [...post.comments, ...generatedComments(count, seed)] }
      : post,
  );
  const byCode = new Map(posts.map((post) => [codeOf(post), post]));
  const bySlug = new Map(posts.flatMap(remarksOn).map((remark) => [remark.slug, remark]));
  return {
    posts,
    codeOf,
    idOf,
    pathOf,
    byCode: (code) => byCode.get(code),
    bySlug(slug) {
      const remark = bySlug.get(slug);
      if (remark === undefined) throw new RangeError(`The sandbox's Instagram has no "${slug}"`);
      return remark;
    },
    remarksOn,
    concernsBrand: ({ by, text, post, comment, parent }, isAuthorShown = true) =>
      !isBrand(by) &&
      post.promoted === undefined &&
      ((comment !== undefined && isAuthorShown && isBrand(post.by)) ||
        (parent !== undefined && isBrand(parent.by)) ||
        tokensOf(text).some((token) => token.kind === "handle" && isBrand(token.value))),
  };
}

/** What follows `/p/` in the address. */
function codeOf(post: GramPost): string {
  if (post.code !== undefined) return post.code;
  let [code, state] = ["D", hash(post.slug)];
  while (code.length < 11) {
    state = hash(`${state}${post.slug}`);
    code += LETTERS[state % LETTERS.length] ?? "";
  }
  return code;
}

/** What follows `/c/` in the address: seventeen digits. */
function idOf(comment: GramComment): string {
  const digits = `${hash(comment.slug)}${hash(`${comment.slug}.`)}`.padStart(15, "0").slice(-15);
  return `18${digits}`;
}

function pathOf({ post, comment }: Pick<Remark, "post" | "comment">): string {
  return `/p/${codeOf(post)}/${comment ? `c/${idOf(comment)}/` : ""}`;
}

function remarksOn(post: GramPost): Remark[] {
  const { slug, by, minutes, caption, service } = post;
  const remark = (comment: GramComment, parent?: GramComment): Remark => ({
    slug: comment.slug,
    by: comment.by,
    minutes: comment.minutes,
    text: comment.text,
    service: comment.service,
    post,
    comment,
    ...(parent && { parent }),
  });
  return [
    { slug, by, minutes, text: caption, service, post },
    ...post.comments.flatMap((comment) => [
      remark(comment),
      ...(comment.replies ?? []).map((reply) => remark(reply, comment)),
    ]),
  ];
}

function generatedComments(count: number, seed: number): GramComment[] {
  return generatePosts(count, seed).map(({ slug, by, minutes, text, service }) => ({
    slug,
    by,
    minutes: Math.round(minutes / 10),
    text,
    service: service ?? false,
  }));
}

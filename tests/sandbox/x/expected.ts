import type { QuotedPost } from "../../../lib/mention.ts";
import type { ExpectedMention, Scene } from "../data/expected.ts";
import { routeOf } from "./routes.ts";
import { feedOf, type PostRole } from "./feeds.ts";
import { personOf } from "../data/people.ts";
import { answeredHandles, shownText, timeOf } from "../data/shown.ts";
import { linkParts, shortAddress, tokensOf } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";

/**
 * The posts that a path shows, in order, down to its end: advertisements, placeholders, notices and embedded posts are
 * not among them. `replyTo` has the id too, which only a status page tells. `repostedBy` is a handle.
 */
export function expectedMentions(scene: Scene, path: string): ExpectedMention[] {
  return feedOf(scene.world, routeOf(path), scene.switches.extras).flatMap((entry) =>
    entry.kind === "post" && entry.post.promoted === undefined && entry.post.unavailable === undefined
      ? [expectedMention(scene, entry.post, entry.role)]
      : [],
  );
}

function expectedMention(scene: Scene, post: Post, role: PostRole): ExpectedMention {
  const { world, now, switches } = scene;
  const id = world.idOf(post);
  const shown = shownText(post, switches, { whole: role === "focused", original: false });
  const ancestors = world.ancestorsOf(post);
  const parent = ancestors.at(-1);
  const person = personOf(post.by);
  return {
    slug: post.slug,
    path: `/${post.by}/status/${id}`,
    concernsBrand: world.concernsBrand(post),
    service: post.service,
    key: `x:${id}`,
    site: "x",
    id,
    url: `https://x.com/${post.by}/status/${id}`,
    author: { handle: post.by, name: person.name, verified: person.verified ?? false },
    text: wordsOf(shown.text),
    links: linksIn(shown.text),
    mentionedHandles: tokensOf(shown.text).flatMap((token) => (token.kind === "handle" ? [token.value] : [])),
    ...(post.text === "" ? {} : { language: shown.language }),
    translated: shown.translated,
    truncated: shown.truncated,
    // Lists do not tell; the post's own page does.
    edited: role === "focused" && post.edited === true,
    hasMedia: post.attachment === "photo" || post.attachment === "video",
    postedAt: new Date(timeOf(post, now)).toISOString(),
    ...(parent === undefined
      ? {}
      : {
          replyTo: {
            handles: role === "listed" ? answeredHandles(ancestors) : [parent.by],
            id: world.idOf(parent),
          },
        }),
    ...(post.quotes === undefined ? {} : { quoted: expectedQuote(scene, world.bySlug(post.quotes)) }),
    ...(post.repostedBy === undefined ? {} : { repostedBy: post.repostedBy }),
  };
}

/** All text of the page in order, what is hidden of an address and its ellipsis included. */
function wordsOf(text: string): string {
  return tokensOf(text)
    .map((token) => (token.kind === "link" ? linkText(token.value) : tokenText(token)))
    .join("")
    .trim();
}

function tokenText({ kind, value }: { kind: string; value: string }): string {
  return kind === "handle" ? `@${value}` : value;
}

function linkText(address: string): string {
  return linkParts(address).tail === "" ? address : `${address}…`;
}

function linksIn(text: string): { text: string; url: string }[] {
  return tokensOf(text).flatMap((token) =>
    token.kind === "link" ? [{ text: linkText(token.value), url: shortAddress(token.value) }] : [],
  );
}

/** A quoted post has plain words, and an address only where a picture or "Show more" in it has one. */
function expectedQuote({ world, now, switches }: Scene, post: Post): QuotedPost {
  const shown = shownText(post, switches, { whole: false, original: true });
  const words = tokensOf(shown.text).map((token) => {
    if (token.kind !== "link") return tokenText(token);
    const parts = linkParts(token.value);
    return parts.tail === "" ? parts.shown : `${parts.shown}…`;
  });
  const hasAddress = post.attachment === "photo" || shown.truncated;
  return {
    ...(hasAddress ? { id: world.idOf(post) } : {}),
    author: { handle: post.by, name: personOf(post.by).name },
    text: words.join("").trim(),
    postedAt: new Date(timeOf(post, now)).toISOString(),
  };
}

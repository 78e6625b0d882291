import type { Route } from "./routes.ts";
import { isBrand } from "../data/brand.ts";
import { promotedPosts } from "../data/others.ts";
import type { Post } from "../data/types.ts";
import type { World } from "../data/world.ts";

/** One row of a timeline. */
export type Entry =
  | { readonly kind: "post"; readonly key: string; readonly post: Post; readonly role: PostRole }
  | {
      readonly kind: "event";
      readonly key: string;
      readonly event: "like" | "follow" | "repost";
      readonly by: readonly string[];
      readonly post?: Post;
    }
  | { readonly kind: "heading"; readonly key: string; readonly heading: "who-to-follow" | "discover" }
  | { readonly kind: "person"; readonly key: string; readonly handle: string }
  | { readonly kind: "prompt" | "more-replies" | "gap"; readonly key: string };

/** How a post stands in its timeline: in a list, as the page's own post, before it, or as an answer to it; `answer` follows a `replied` post. */
export type PostRole = "listed" | "focused" | "ancestor" | "reply" | "replied" | "answer";

const postEntry = (post: Post, role: PostRole = "listed"): Entry => ({
  kind: "post",
  key: post.slug,
  post,
  role,
});

/** Puts advertisements, suggestions and a prompt between the posts, where X puts them. */
function withExtras(posts: readonly Post[]): Entry[] {
  const entries: Entry[] = [];
  posts.forEach((post, index) => {
    const promoted = promotedPosts[Math.floor(index / 6) % promotedPosts.length];
    if (index % 6 === 3 && promoted !== undefined) {
      entries.push({ kind: "post", key: `${promoted.slug}-${index}`, post: promoted, role: "listed" });
    }
    if (index === 5) {
      entries.push({ kind: "heading", key: "who-to-follow", heading: "who-to-follow" });
      entries.push(
        ...["quietharbour", "fennimoreclub", "parcelwatchnews"].map((handle): Entry => ({
          kind: "person",
          key: `follow-${handle}`,
          handle,
        })),
      );
      entries.push({ kind: "gap", key: "gap" });
    }
    if (index === 9) entries.push({ kind: "prompt", key: "prompt" });
    entries.push(postEntry(post));
  });
  return entries;
}

function notifications(world: World): Entry[] {
  const mentions = world.posts.filter(world.concernsBrand).map((post) => postEntry(post));
  const events: Entry[] = [
    {
      kind: "event",
      key: "event-likes",
      event: "like",
      by: ["zadie_fenwick", "lotta_ek", "martypickett"],
      post: world.bySlug("brand-router"),
    },
    { kind: "event", key: "event-follow", event: "follow", by: ["quietharbour"] },
    {
      kind: "event",
      key: "event-repost",
      event: "repost",
      by: ["fennimoreclub", "stella_bright1"],
      post: world.bySlug("brand-contest"),
    },
  ];
  return mentions.flatMap((entry, index) => {
    const event = index % 4 === 1 ? events[(index - 1) / 4] : undefined;
    return event === undefined ? [entry] : [event, entry];
  });
}

function conversation(world: World, post: Post, extras: boolean): Entry[] {
  const replies = world.repliesTo(post).flatMap((reply): Entry[] => {
    const [answer] = world.repliesTo(reply);
    return answer === undefined
      ? [postEntry(reply, "reply")]
      : [postEntry(reply, "replied"), postEntry(answer, "answer")];
  });
  const others = world.posts.filter(
    (other) => !world.concernsBrand(other) && isOrganic(other) && !isBrand(other.by),
  );
  return [
    ...world.ancestorsOf(post).map((ancestor) => postEntry(ancestor, "ancestor")),
    postEntry(post, "focused"),
    { kind: "gap", key: "gap" },
    ...replies,
    ...(extras
      ? ([
          { kind: "more-replies", key: "more-replies" },
          { kind: "heading", key: "discover", heading: "discover" },
          ...others.slice(0, 4).map((other) => postEntry(other)),
        ] as const)
      : []),
  ];
}

const isOrganic = (post: Post): boolean => post.promoted === undefined;

function matches(post: Post, query: string): boolean {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "" && !word.startsWith("-"));
  const haystack = `${post.text} @${post.by}`.toLowerCase();
  return words.every((word) => haystack.includes(word.replace(/^to:|^from:/, "")));
}

/** The rows that a route shows, in order. Empty for a route without a timeline. */
export function feedOf(world: World, route: Route, extras: boolean): Entry[] {
  const organic = world.posts.filter(isOrganic);
  const list = (posts: readonly Post[]): Entry[] =>
    extras
      ? withExtras(posts)
      : posts.filter((post) => post.unavailable === undefined).map((post) => postEntry(post));
  switch (route.page) {
    case "home":
      return list(
        organic.filter(
          (post) => post.repostedBy !== undefined || post.replyTo === undefined || !isBrand(post.by),
        ),
      );
    case "search":
      return list(organic.filter((post) => matches(post, route.query === "" ? "orvalane" : route.query)));
    case "community":
    case "list":
      return list(organic.filter((post) => post.replyTo === undefined));
    case "notifications":
      return route.tab === "mentions"
        ? world.posts.filter(world.concernsBrand).map((post) => postEntry(post))
        : notifications(world);
    case "profile": {
      const own = organic.filter((post) => post.by === route.handle || post.repostedBy === route.handle);
      const shown = route.tab === "with_replies" ? own : own.filter((post) => post.replyTo === undefined);
      return shown
        .toSorted((left, right) => Number(right.pinned ?? false) - Number(left.pinned ?? false))
        .map((post) => postEntry(post));
    }
    // Beside a photo stands the conversation of its post.
    case "photo":
    case "status": {
      const post = world.byId(route.id);
      return post === undefined ? [] : conversation(world, post, extras);
    }
    case "quotes": {
      const quoted = world.byId(route.id);
      return organic.filter((post) => post.quotes === quoted?.slug).map((post) => postEntry(post));
    }
    case "chat":
    case "display":
    case "compose":
    case "other":
      return [];
    default:
      return route satisfies never;
  }
}

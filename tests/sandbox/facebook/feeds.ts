import { isBrand } from "../data/brand.ts";
import { promotedPosts } from "../data/others.ts";
import { personOf } from "../data/people.ts";
import type { Post } from "../data/types.ts";
import type { World } from "../data/world.ts";
import { addressOf, handleOnFacebook, isInGroup, pfbidOf, photoId } from "./ids.ts";
import type { Route } from "./routes.ts";

/** Comments of a story that are in the page before anybody asks for more. */
export const FIRST_COMMENTS = 2;
/** More of them with each "View more comments". */
export const MORE_COMMENTS = 10;

/** The stories of a route in order, advertisements among them where the page has them. */
export function storiesOf(world: World, route: Route, extras: boolean): readonly Post[] {
  const stories = world.posts.filter((post) => post.replyTo === undefined && post.promoted === undefined);
  switch (route.page) {
    case "home":
      return withAdvertisements(stories, extras);
    case "search":
      return stories.filter((post) => matches(post, route.query) && post.unavailable === undefined);
    case "group":
      return stories.filter(isInGroup);
    case "profile":
      return route.tab === "mentions"
        ? stories.filter((post) => world.concernsBrand(post))
        : stories
            .filter((post) => handleOnFacebook(post.by) === route.handle && !isInGroup(post))
            .toSorted((left, right) => Number(right.pinned ?? false) - Number(left.pinned ?? false));
    case "post":
    case "photo":
    case "reel": {
      const story = stories.find((post) => isShownAt(world, post, route));
      return story === undefined ? [] : [story];
    }
    case "other":
      return [];
    default:
      return route satisfies never;
  }
}

function isShownAt(
  world: World,
  post: Post,
  { page, id }: Extract<Route, { page: "post" | "photo" | "reel" }>,
): boolean {
  return page === "post" ? pfbidOf(post) === id || world.idOf(post) === id : photoId(world, post) === id;
}

function matches(post: Post, query: string): boolean {
  const haystack = `${post.text} ${personOf(post.by).name}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

function withAdvertisements(stories: readonly Post[], extras: boolean): Post[] {
  if (!extras) return stories.filter((post) => post.unavailable === undefined);
  return stories.flatMap((post, index) => {
    const promoted =
      index % 5 === 2 ? promotedPosts[Math.floor(index / 5) % promotedPosts.length] : undefined;
    return promoted === undefined ? [post] : [{ ...promoted, slug: `${promoted.slug}-${index}` }, post];
  });
}

/** The comments right under a story, the most relevant first: here the newest. */
export function commentsOf(world: World, story: Post): readonly Post[] {
  return world.repliesTo(story);
}

/** Everything under a comment: answers to answers stand at the same level. */
export function answersOf(world: World, comment: Post): readonly Post[] {
  return world.repliesTo(comment).flatMap((answer) => [answer, ...answersOf(world, answer)]);
}

/** Whether a page about the brand shows it, or the post concerns the brand wherever it is. */
export function concernsBrand(world: World, post: Post, route: Route): boolean {
  if (isBrand(post.by) || post.promoted === true || post.unavailable === true) return false;
  const parent = post.replyTo === undefined ? undefined : world.ancestorsOf(post);
  const [story, comment] = parent ?? [];
  const answered = comment ?? story;
  return (
    isOurPage(world, route) || world.concernsBrand({ ...post, ...(answered && { replyTo: answered.slug }) })
  );
}

function isOurPage(world: World, route: Route): boolean {
  switch (route.page) {
    case "search":
      return route.query.split(/[^\p{L}\p{N}_.-]+/u).some((word) => isBrand(word.replaceAll(".", "_")));
    case "profile":
      return isBrand(route.handle.replaceAll(".", "_"));
    case "post": {
      const [story] = storiesOf(world, route, false);
      return story !== undefined && isBrand(story.by) && !addressOf(world, story).startsWith("/reel/");
    }
    case "home":
    case "group":
    case "photo":
    case "reel":
    case "other":
      return false;
    default:
      return route satisfies never;
  }
}

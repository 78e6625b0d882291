/** How people, posts and pictures are addressed on Facebook. */
import { isBrand } from "../data/brand.ts";
import { numberOf } from "../data/people.ts";
import { hash } from "../data/tokens.ts";
import type { Post } from "../data/types.ts";
import type { World } from "../data/world.ts";

/** The group of the sandbox. */
export const GROUP = "fennimore.neighbours";

/** Facebook has dots where others have underscores, and some people have only a number. */
export function handleOnFacebook(handle: string): string {
  return !isBrand(handle) && hash(handle) % 5 === 0 ? numberOf(handle) : handle.replaceAll("_", ".");
}

export function profileAddress(handle: string): string {
  const name = handleOnFacebook(handle);
  return /^\d+$/.test(name) ? `/profile.php?id=${name}` : `/${name}`;
}

/** A profile's address with more parameters. */
export function withParameters(address: string, parameters: string): string {
  return `${address}${address.includes("?") ? "&" : "?"}${parameters}`;
}

/** What stands for a post's number since 2022. */
export function pfbidOf(post: Post): string {
  const part = (index: number): string => hash(`${post.slug}/${index}`).toString(36);
  return `pfbid0${[0, 1, 2, 3].map(part).join("")}`.slice(0, 34);
}

export function isInGroup(post: Post): boolean {
  return post.replyTo === undefined && !isBrand(post.by) && hash(`group${post.slug}`) % 4 === 0;
}

/** Where a story can be opened. */
export function storyAddress(world: World, post: Post): string {
  if (isInGroup(post)) return `/groups/${GROUP}/posts/${world.idOf(post)}/`;
  if (post.attachment === "video" && post.quotes === undefined) return reelAddress(world, post);
  const owner = handleOnFacebook(post.by);
  return /^\d+$/.test(owner)
    ? `/permalink.php?story_fbid=${pfbidOf(post)}&id=${owner}`
    : `/${owner}/posts/${pfbidOf(post)}`;
}

export function photoId(world: World, post: Post): string {
  return `77${world.idOf(post).slice(0, 14)}${String(hash(post.slug) % 1_000).padStart(3, "0")}`;
}

export function photoAddress(world: World, post: Post): string {
  return `/photo/?fbid=${photoId(world, post)}&set=a.${numberOf(post.by)}`;
}

function reelAddress(world: World, post: Post): string {
  return `/reel/${photoId(world, post)}`;
}

/** The story that a comment or reply stands under, and the comment that a reply stands under. */
export function placeOf(world: World, post: Post): { story: Post; comment?: Post } {
  const [story, comment] = world.ancestorsOf(post);
  if (story === undefined) return { story: post };
  return comment === undefined ? { story } : { story, comment };
}

/** Where a story, comment or reply can be opened; of what identifies it, nothing more. */
export function addressOf(world: World, post: Post): string {
  const { story, comment } = placeOf(world, post);
  const address = storyAddress(world, story);
  if (story === post) return address;
  const id = world.idOf(post);
  return withParameters(
    address,
    comment === undefined ? `comment_id=${id}` : `comment_id=${world.idOf(comment)}&reply_comment_id=${id}`,
  );
}

/** What the links to a comment's author carry. */
export function tokenOf(world: World, post: Post): string {
  return btoa(`comment:${numberOfStory(world, post)}_${world.idOf(post)}`);
}

/** The number of the story that a comment is in: the same for every reader. */
export function numberOfStory(world: World, post: Post): string {
  return `61${world.idOf(placeOf(world, post).story)}`;
}

/** Tracking, of a length that tells advertisements from other posts. */
export function tracking(post: Post): string {
  const token = hash(post.slug).toString(36).padStart(7, "q");
  return `__cft__[0]=AZ${token.repeat(post.promoted === true ? 46 : 14)}&__tn__=-UC%2CP-R`;
}

/** When and under which address a post was made. */
import type { Layer } from "../site.ts";
import { distinct, isTimestamp, only } from "../dom.ts";
import { parseAddress, type Address } from "./address.ts";
import type { Item } from "./item.ts";
import { ADDRESS, NAME_BLOCK, POST_ADDRESS, TIME } from "./selectors.ts";

export type Permalink = {
  readonly id: string;
  /** As the address spells it; `undefined` in `/i/web/status/ID`. */
  readonly handle: string | undefined;
  /** ISO 8601, UTC, as the page has it. */
  readonly postedAt: string;
  readonly edited: boolean;
  readonly layer: Layer;
};

type Post = Extract<Address, { kind: "post" }>;

/**
 * The one address and the one time of `item`; `undefined` when it has none or more than one.
 * X links the time of a post to the post, and leaves the times of quoted posts unlinked.
 */
export function readPermalink(item: Item): Permalink | undefined {
  const times = item.own(TIME);
  const linked = times.flatMap((time) => {
    const post = linkedPost(time, item.element);
    return post ? [{ time, post }] : [];
  });
  const [first] = linked;
  if (!first) {
    return readUnlinked(item, times);
  }
  const postedAt = onlyTime(linked.map(({ time }) => time));
  const post = onlyPost(linked.map((link) => link.post));
  if (!post || postedAt === undefined) {
    return undefined;
  }
  return {
    id: post.id,
    handle: post.handle,
    postedAt,
    edited: linked.some((link) => link.post.rest === "history"),
    layer: first.time.closest(NAME_BLOCK) ? "hook" : "semantic",
  };
}

/** Without a link around the time: the post's own statistics link has its address, and the only time must be its own. */
function readUnlinked(item: Item, times: readonly Element[]): Permalink | undefined {
  const posts = item.own(POST_ADDRESS).flatMap((link) => {
    const address = parseAddress(link.getAttribute("href"));
    return address?.kind === "post" && address.rest === "analytics" ? [address] : [];
  });
  const post = onlyPost(posts);
  const postedAt = times.length === 1 ? onlyTime(times) : undefined;
  return post && postedAt !== undefined
    ? { id: post.id, handle: post.handle, postedAt, edited: false, layer: "address" }
    : undefined;
}

function linkedPost(time: Element, within: Element): Post | undefined {
  const link = time.closest(ADDRESS);
  const address = link && within.contains(link) ? parseAddress(link.getAttribute("href")) : undefined;
  return address?.kind === "post" ? address : undefined;
}

function onlyPost(posts: readonly Post[]): Post | undefined {
  const handles = distinct(
    posts.flatMap((post) => (post.handle === undefined ? [] : [post.handle.toLowerCase()])),
  );
  const isOne = only(posts.map((post) => post.id)) !== undefined && handles.length < 2;
  return isOne ? (posts.find((post) => post.handle !== undefined) ?? posts[0]) : undefined;
}

function onlyTime(times: readonly Element[]): string | undefined {
  const time = only(times.map((element) => element.getAttribute("datetime") ?? ""));
  return time !== undefined && isTimestamp(time) ? time : undefined;
}

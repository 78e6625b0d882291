import { brandPosts } from "./brand-posts.ts";
import { hostilePosts } from "./hostile.ts";
import { englishChatter } from "./mentions/chatter.ts";
import { germanMentions } from "./mentions/german.ts";
import { raffleMentions } from "./mentions/raffle.ts";
import { englishRequests } from "./mentions/requests.ts";
import { romanceMentions } from "./mentions/romance.ts";
import { worldMentions } from "./mentions/world.ts";
import { otherPosts } from "./others.ts";
import type { Post } from "./types.ts";

/** Every post somebody wrote to, about or in answer to the brand. */
const mentionPosts: readonly Post[] = [
  ...englishRequests,
  ...englishChatter,
  ...germanMentions,
  ...romanceMentions,
  ...worldMentions,
  ...raffleMentions,
  ...hostilePosts,
];

/** Every written post, newest first. */
export const writtenPosts: readonly Post[] = [...mentionPosts, ...brandPosts, ...otherPosts].toSorted(
  (left, right) => left.minutes - right.minutes,
);

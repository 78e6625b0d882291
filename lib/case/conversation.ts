/** Whether a further mention belongs to a case that is already there: one case a person and conversation. */
import { momentOf, type Mention } from "../mention.ts";

/**
 * Pages often do not show which conversation a reply belongs to. Then mentions of one person this close
 * together, in milliseconds, count as one conversation: three days, as long as most replies take.
 */
export const SAME_CONVERSATION_WITHIN = 3 * 24 * 60 * 60 * 1000;

type Placed = Pick<Mention, "site" | "id" | "author" | "conversationId" | "replyTo" | "postedAt"> & {
  /** Unix ms; counts where the page showed no exact time. */
  readonly firstSeenAt?: number;
};

/** The same without a guess: only what the page itself says of both. */
export function isCertainlySameConversation(mention: Placed, earlier: Placed): boolean {
  if (mention.site !== earlier.site || !sameAuthor(mention, earlier)) return false;
  if (mention.conversationId !== undefined && earlier.conversationId !== undefined) {
    return mention.conversationId === earlier.conversationId;
  }
  return linked(mention, earlier);
}

/** Whether `mention` continues the conversation that `earlier`, by the same person, is part of. */
export function sameConversation(mention: Placed, earlier: Placed): boolean {
  if (mention.site !== earlier.site || !sameAuthor(mention, earlier)) return false;
  if (mention.id === earlier.id) return true;
  if (mention.conversationId !== undefined && earlier.conversationId !== undefined) {
    return mention.conversationId === earlier.conversationId;
  }
  if (linked(mention, earlier) || linked(earlier, mention)) return true;
  return Math.abs(instantOf(mention) - instantOf(earlier)) <= SAME_CONVERSATION_WITHIN;
}

/** `NaN`, which is close to nothing, when no time is known at all. */
function instantOf(mention: Placed): number {
  return momentOf(mention, mention.firstSeenAt ?? Number.NaN);
}

function sameAuthor(one: Placed, other: Placed): boolean {
  if (one.author.id !== undefined && other.author.id !== undefined) return one.author.id === other.author.id;
  return one.author.handle.toLowerCase() === other.author.handle.toLowerCase();
}

/** The later one answers the earlier one, or opened the conversation the earlier one is in. */
function linked(later: Placed, earlier: Placed): boolean {
  return later.replyTo?.id === earlier.id || later.conversationId === earlier.id;
}

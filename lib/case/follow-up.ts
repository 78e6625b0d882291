/**
 * Which posts of a customer go to their case by themselves. Only what is certain: the page says that both posts are of one
 * conversation, and exactly when each was written. Everything else waits for a person's click.
 */
import type { Mention } from "../mention.ts";
import type { Kind, Verdict } from "../verdict.ts";
import { isOpen, type Case } from "./case.ts";
import { isCertainlySameConversation } from "./conversation.ts";

/** Nothing to do: thanks never take up a case again. */
const idle: ReadonlySet<Kind> = new Set(["praise", "engagement", "news", "abuse_or_spam", "brand_reply"]);

/** Whether `mention` was written after `earlier`, by the same person in the same conversation. */
export function continues(mention: Mention, earlier: Mention): boolean {
  if (mention.postedAt === undefined || earlier.postedAt === undefined) return false;
  const isLater = Date.parse(mention.postedAt) > Date.parse(earlier.postedAt);
  return isLater && isCertainlySameConversation(mention, earlier);
}

/**
 * Whether a post that continues the conversation of `state` goes to it.
 * @param waitsSince when its owner let it wait, Unix ms; undefined while it does not wait
 */
export function goesToCase(
  state: Pick<Case, "status" | "delivery" | "erased" | "resolution">,
  mention: Pick<Mention, "postedAt" | "private" | "repostedBy">,
  verdict: Pick<Verdict, "answer" | "kind">,
  waitsSince: number | undefined,
): boolean {
  if (mention.postedAt === undefined || mention.private || mention.repostedBy !== undefined) return false;
  if (state.erased || state.delivery === "held" || idle.has(verdict.kind)) return false;
  const postedAt = Date.parse(mention.postedAt);
  // To take up again what is done, or what waits, it must be newer than that; what is done, only for a request.
  if (state.status === "resolved") {
    return verdict.answer === "service" && postedAt > (state.resolution?.at ?? Infinity);
  }
  if (state.status === "waiting") return postedAt > (waitsSince ?? Infinity);
  return isOpen(state);
}

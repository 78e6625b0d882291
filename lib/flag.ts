/** Whether a mention gets the full chip: the detector's answer, a person's word above it, and what is never flagged. */
import type { Mention } from "./mention.ts";
import type { Verdict } from "./verdict.ts";

/** A brand's own posts and reposts are never service requests, whatever their words. */
export function neverFlagged(
  mention: Pick<Mention, "author" | "repostedBy">,
  ourHandles: readonly string[],
): boolean {
  return mention.repostedBy !== undefined || isOurs(mention.author.handle, ourHandles);
}

export function isOurs(handle: string, ourHandles: readonly string[]): boolean {
  return ourHandles.some((ours) => ours.toLowerCase() === handle.toLowerCase());
}

/** @param correction a person's "is service" (true) or "not service" (false); undefined: nobody said */
export function isFlagged(
  verdict: Pick<Verdict, "answer">,
  never: boolean,
  correction: boolean | undefined,
): boolean {
  if (correction !== undefined) return correction;
  return !never && verdict.answer === "service";
}

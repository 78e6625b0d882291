/** The lists of the queue, and which of them a case is in. */
import { z } from "zod";

import { isUnclaimed } from "./badge.ts";
import { isClosed, type Case } from "./case.ts";

export const queueListSchema = z.enum(["unclaimed", "mine", "others", "closed"]);
export type QueueList = z.infer<typeof queueListSchema>;
export const queueLists: readonly QueueList[] = queueListSchema.options;

/** @returns undefined for handoffs that were undone or can still be undone: they are in no list. */
export function listOf(state: Case, myId: string | undefined): QueueList | undefined {
  if (isUnclaimed(state)) return "unclaimed";
  if (isClosed(state)) return "closed";
  if (state.owner === undefined) return undefined;
  return state.owner.member.id === myId ? "mine" : "others";
}

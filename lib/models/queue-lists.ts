/** What the queue makes of the stored cases: who is in which list, in which order, and what is found. Pure. */
import { isDue, isLate, isUnclaimed } from "../case/badge.ts";
import { listOf, type QueueList } from "../case/queue-list.ts";
import type { ListedCase } from "../store/queue.ts";

export type Lists = Readonly<Record<QueueList, readonly ListedCase[]>>;

/** What a team lead looks at first. */
export type Pressure = {
  /** Unclaimed cases whose first response is overdue. */
  readonly late: number;
  /** Age of the oldest unclaimed case, in ms. */
  readonly oldestAge: number | undefined;
  /** Handoffs that can still be undone and are in no list yet. */
  readonly arriving: number;
};

/**
 * Unclaimed cases are worked off oldest first. Of mine and the others', those whose time is over come first; then,
 * as among the closed ones, what changed last.
 * @param now Unix ms
 */
export function intoLists(all: readonly ListedCase[], myId: string | undefined, now: number): Lists {
  const lists: Record<QueueList, ListedCase[]> = { unclaimed: [], mine: [], others: [], closed: [] };
  for (const each of all) {
    const list = listOf(each.state, myId);
    if (list) lists[list].push(each);
  }
  const due = ({ state }: ListedCase): number => (isDue(state, now) ? 0 : 1);
  const dueFirst = (one: ListedCase, other: ListedCase): number =>
    due(one) - due(other) || newest(one, other);
  return {
    unclaimed: lists.unclaimed.toSorted((one, other) => one.state.handedOff.at - other.state.handedOff.at),
    mine: lists.mine.toSorted(dueFirst),
    others: lists.others.toSorted(dueFirst),
    closed: lists.closed.toSorted(newest),
  };
}

function newest(one: ListedCase, other: ListedCase): number {
  return other.state.updatedAt - one.state.updatedAt;
}

/** @param now Unix ms */
export function pressureOf(all: readonly ListedCase[], now: number, firstResponseMinutes: number): Pressure {
  const states = all.map(({ state }) => state);
  const unclaimed = states.filter(isUnclaimed);
  const oldest = unclaimed.reduce((least, each) => Math.min(least, each.handedOff.at), Infinity);
  return {
    late: unclaimed.filter((each) => isLate(each, now, firstResponseMinutes)).length,
    oldestAge: unclaimed.length === 0 ? undefined : now - oldest,
    arriving: states.filter((each) => each.status === "handed_off" && each.delivery === "held").length,
  };
}

/** Whether name, handle and words of a case hold every word of `search`, whatever its case and accents. */
export function isFound({ state, first }: ListedCase, search: string): boolean {
  const author = first?.mention.author;
  const text = plain(
    `${author?.name ?? ""} @${author?.handle ?? state.customerKey} ${first?.mention.text ?? ""}`,
  );
  return plain(search)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** State of the popup: what waits on this person, how many cases are where, and how long the oldest has waited. */
import { computed, type ReadonlySignal } from "@preact/signals";

import { isDue, isLate, isUnclaimed } from "../case/badge.ts";
import { isClosed, type Case } from "../case/case.ts";
import { listOf, type QueueList } from "../case/queue-list.ts";
import { mayDo } from "../case/permissions.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { countClosed, peekSettings, readCases } from "../store/queue.ts";
import type { Clock } from "./clock.ts";
import { follow, type Live } from "./live.ts";

/** Something that waits on this person, most pressing first; the names are those of its words. */
export type Waiting = {
  readonly what: "badgeLate" | "popupDue" | "badgeUnclaimed" | "badgeOutcomes";
  readonly count: number;
  /** Where in the queue it is. */
  readonly list: QueueList;
};

/** How many cases are in one state, and the list of the queue that has most of them to do with this person. */
export type Figure = { readonly count: number; readonly list: QueueList };

export type Summary = {
  readonly waitsOnMe: readonly Waiting[];
  readonly unclaimed: Figure;
  readonly claimed: Figure;
  readonly waiting: Figure;
  /** Closed within the last seven days. */
  readonly closed: Figure;
  /** How long the oldest unclaimed case has waited, in ms. */
  readonly oldestAge: number | undefined;
  readonly settings: Settings;
};

export type SummaryModel = {
  /** Undefined until there are settings. */
  readonly summary: ReadonlySignal<Live<Summary | undefined>>;
  readonly stop: () => void;
};

const WEEK = 7 * 24 * 60 * 60 * 1000;

export function createSummaryModel(database: Database, clock: Clock): SummaryModel {
  const following = follow(async () => ({
    cases: await readCases(database),
    closedThisWeek: await countClosed(database, clock.now.peek() - WEEK),
    settings: await peekSettings(database),
  }));
  const summary = computed<Live<Summary | undefined>>(() => {
    const live = following.live.value;
    if (live.state !== "ready") return live;
    const { cases, closedThisWeek, settings } = live.value;
    const value = settings && summarise(cases, closedThisWeek, settings, clock.now.value);
    return { state: "ready", value };
  });
  return {
    summary,
    stop() {
      following.stop();
      clock.stop();
    },
  };
}

/**
 * @param closedThisWeek of all cases; `cases` holds only the last of the closed ones
 * @param now Unix ms
 */
export function summarise(
  cases: readonly Case[],
  closedThisWeek: number,
  settings: Settings,
  now: number,
): Summary {
  const unclaimed = cases.filter(isUnclaimed);
  const inState = (status: Case["status"]): Figure => {
    const those = cases.filter((each) => each.status === status);
    const isMine = those.some((each) => listOf(each, settings.me.id) === "mine");
    return { count: those.length, list: isMine ? "mine" : "others" };
  };
  return {
    waitsOnMe: waitsOn(cases, settings, now),
    unclaimed: { count: unclaimed.length, list: "unclaimed" },
    claimed: inState("claimed"),
    waiting: inState("waiting"),
    closed: { count: closedThisWeek, list: "closed" },
    oldestAge:
      unclaimed.length === 0 ? undefined : now - Math.min(...unclaimed.map((each) => each.handedOff.at)),
    settings,
  };
}

/** The rules of the badge (`lib/case/badge.ts`), with each thing on a line of its own. */
function waitsOn(cases: readonly Case[], { me, firstResponseMinutes }: Settings, now: number): Waiting[] {
  const isService = mayDo(me.role, "claim");
  const count = (fits: (state: Case) => boolean): number => cases.filter((each) => fits(each)).length;
  const isLateNow = (state: Case): boolean => isLate(state, now, firstResponseMinutes);
  const all: Waiting[] = [
    { what: "badgeLate", list: "unclaimed", count: isService ? count(isLateNow) : 0 },
    {
      what: "popupDue",
      list: "mine",
      count: count((each) => listOf(each, me.id) === "mine" && isDue(each, now)),
    },
    {
      what: "badgeUnclaimed",
      list: "unclaimed",
      count: isService ? count((each) => isUnclaimed(each) && !isLateNow(each)) : 0,
    },
    {
      what: "badgeOutcomes",
      list: "closed",
      count: count((each) => isClosed(each) && !each.outcomeSeen && each.handedOff.by.id === me.id),
    },
  ];
  return all.filter((each) => each.count > 0);
}

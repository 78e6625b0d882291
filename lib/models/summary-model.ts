/** State of the popup: how many cases are where, and how long the oldest has waited. */
import { computed, type ReadonlySignal } from "@preact/signals";

import { isLate, isUnclaimed } from "../case/badge.ts";
import { isClosed, type Case } from "../case/case.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { listCases, peekSettings } from "../store/queue.ts";
import type { Clock } from "./clock.ts";
import { follow, type Live } from "./live.ts";

export type Summary = {
  readonly unclaimed: number;
  readonly claimed: number;
  readonly waiting: number;
  /** Closed within the last seven days. */
  readonly closed: number;
  readonly late: number;
  /** Closed cases that I handed off and whose outcome I have not seen. */
  readonly newOutcomes: number;
  /** How long the oldest unclaimed case has waited, in ms. */
  readonly oldestAge: number | undefined;
  readonly settings: Settings;
};

export type SummaryModel = {
  readonly summary: ReadonlySignal<Live<Summary | undefined>>;
  readonly stop: () => void;
};

const WEEK = 7 * 24 * 60 * 60 * 1000;

export function createSummaryModel(database: Database, clock: Clock): SummaryModel {
  const following = follow(async () => ({
    cases: (await listCases(database)).map(({ state }) => state),
    settings: await peekSettings(database),
  }));
  const summary = computed<Live<Summary | undefined>>(() => {
    const live = following.live.value;
    if (live.state !== "ready") return live;
    const { cases, settings } = live.value;
    return { state: "ready", value: settings && summarise(cases, settings, clock.now.value) };
  });
  return {
    summary,
    stop() {
      following.stop();
      clock.stop();
    },
  };
}

/** @param now Unix ms */
export function summarise(cases: readonly Case[], settings: Settings, now: number): Summary {
  const unclaimed = cases.filter(isUnclaimed);
  const count = (status: Case["status"]): number => cases.filter((each) => each.status === status).length;
  const closed = cases.filter(isClosed);
  return {
    unclaimed: unclaimed.length,
    claimed: count("claimed"),
    waiting: count("waiting"),
    closed: closed.filter((each) => now - each.updatedAt <= WEEK).length,
    late: cases.filter((each) => isLate(each, now, settings.firstResponseMinutes)).length,
    newOutcomes: closed.filter((each) => !each.outcomeSeen && each.handedOff.by.id === settings.me.id).length,
    oldestAge: unclaimed.length === 0 ? undefined : now - Math.min(...unclaimed.map((each) => each.handedOff.at)),
    settings,
  };
}

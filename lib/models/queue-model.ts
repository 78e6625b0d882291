/** State of the queue: which cases, which one is open, what was last said of an action. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import { isLate, isUnclaimed } from "../case/badge.ts";
import { isClosed } from "../case/case.ts";
import type { CommandType } from "../case/command.ts";
import type { Input } from "../messages/catalogue.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { readPointer } from "../store/pointer.ts";
import { listCases, peekSettings, readStory, type CaseStory, type ListedCase } from "../store/queue.ts";
import type { Clock } from "./clock.ts";
import { follow, ready, type Following, type Live } from "./live.ts";

export type { CaseStory, ListedCase };

/** The lists of the queue. `arriving`: handed off, but can still be undone. */
export const queueLists = ["unclaimed", "mine", "others", "closed"] as const;
export type QueueList = (typeof queueLists)[number];

export type WorkCommand = Input<"work">["command"];

/** A chip's "open case" older than this, in ms, when the queue opens was meant for an earlier queue. */
const POINTER_LASTS = 10_000;

/** What became of the last action, to be told once. */
export type Report =
  | { readonly told: "done"; readonly command: CommandType }
  | { readonly told: "refused"; readonly command: CommandType; readonly problem: Problem };

export type QueueModel = {
  readonly cases: ReadonlySignal<Live<readonly ListedCase[]>>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly now: ReadonlySignal<number>;
  readonly list: Signal<QueueList>;
  readonly shown: ReadonlySignal<readonly ListedCase[]>;
  readonly counts: ReadonlySignal<Readonly<Record<QueueList, number>>>;
  /** Handoffs that can still be undone and are not in any list yet. */
  readonly arriving: ReadonlySignal<number>;
  readonly lateIds: ReadonlySignal<ReadonlySet<string>>;
  readonly openId: ReadonlySignal<string | undefined>;
  readonly story: ReadonlySignal<Live<CaseStory | undefined>>;
  readonly busy: ReadonlySignal<boolean>;
  readonly report: Signal<Report | undefined>;
  open(caseId: string): void;
  close(): void;
  work(caseId: string, command: WorkCommand): Promise<boolean>;
  openPost(caseId: string): Promise<void>;
  stop(): void;
};

export function createQueueModel(database: Database, clock: Clock): QueueModel {
  const { live: cases, stop: stopCases } = follow(() => listCases(database));
  const { live: liveSettings, stop: stopSettings } = follow(() => peekSettings(database));
  const settings = computed(() => ready(liveSettings.value));
  const list = signal<QueueList>("unclaimed");
  const all = computed(() => ready(cases.value) ?? []);
  const lists = computed(() => sort(all.value, settings.value?.me.id));
  const opened = signal<Following<CaseStory | undefined> | undefined>(undefined);
  const openId = signal<string | undefined>(undefined);
  const busy = signal(false);
  const report = signal<Report | undefined>(undefined);

  function close(): void {
    opened.peek()?.stop();
    opened.value = undefined;
    openId.value = undefined;
  }

  function open(caseId: string): void {
    close();
    openId.value = caseId;
    opened.value = follow(() => readStory(database, caseId));
  }

  const pointer = follow(() => readPointer(database));
  let shownUpTo = clock.now.peek() - POINTER_LASTS;
  const stopPointing = effect(() => {
    const asked = ready(pointer.live.value);
    if (!asked || asked.at <= shownUpTo) return;
    shownUpTo = asked.at;
    open(asked.caseId);
  });

  /** One action at a time: a second click while the first is on its way does nothing. */
  async function work(caseId: string, command: WorkCommand): Promise<boolean> {
    if (busy.peek()) return false;
    busy.value = true;
    const result = await send("work", { commandId: crypto.randomUUID(), caseId, command });
    busy.value = false;
    report.value = result.ok
      ? { told: "done", command: command.type }
      : { told: "refused", command: command.type, problem: result.problem };
    return result.ok;
  }

  return {
    cases,
    settings,
    now: clock.now,
    list,
    shown: computed(() => lists.value[list.value]),
    counts: computed(() => ({
      unclaimed: lists.value.unclaimed.length,
      mine: lists.value.mine.length,
      others: lists.value.others.length,
      closed: lists.value.closed.length,
    })),
    arriving: computed(() => all.value.filter(({ state }) => isArriving({ state })).length),
    lateIds: computed(() => {
      const target = settings.value?.firstResponseMinutes ?? Infinity;
      const late = all.value.filter(({ state }) => isLate(state, clock.now.value, target));
      return new Set(late.map(({ state }) => state.id));
    }),
    openId,
    story: computed(() => opened.value?.live.value ?? { state: "loading" }),
    busy,
    report,
    open,
    close,
    work,
    async openPost(caseId) {
      const result = await send("openPost", { caseId });
      if (!result.ok) report.value = { told: "refused", command: "see_outcome", problem: result.problem };
    },
    stop() {
      close();
      stopPointing();
      pointer.stop();
      stopCases();
      stopSettings();
      clock.stop();
    },
  };
}

function isArriving({ state }: Pick<ListedCase, "state">): boolean {
  return state.status === "handed_off" && state.delivery === "held";
}

function newest(one: ListedCase, other: ListedCase): number {
  return other.state.updatedAt - one.state.updatedAt;
}

/** Unclaimed ones are worked off oldest first; the others show what changed last on top. */
function sort(all: readonly ListedCase[], myId: string | undefined): Record<QueueList, ListedCase[]> {
  const mine = (each: ListedCase): boolean => each.state.owner !== undefined && each.state.owner.member.id === myId;
  return {
    unclaimed: all.filter(({ state }) => isUnclaimed(state)).toReversed(),
    mine: all.filter(mine).toSorted(newest),
    others: all.filter((each) => each.state.owner !== undefined && !mine(each)).toSorted(newest),
    closed: all.filter(({ state }) => isClosed(state)).toSorted(newest),
  };
}

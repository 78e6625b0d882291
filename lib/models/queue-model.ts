/** State of the queue: which cases, which one is open, what was last said of an action. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";

import { isLate } from "../case/badge.ts";
import type { Case } from "../case/case.ts";
import { listOf, queueLists, type QueueList } from "../case/queue-list.ts";
import type { Input } from "../messages/catalogue.ts";
import { send } from "../messages/send.ts";
import type { Problem, Result } from "../result.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { readPointer } from "../store/pointer.ts";
import {
  countClosed,
  listCases,
  peekSettings,
  readStory,
  type CaseStory,
  type ListedCase,
} from "../store/queue.ts";
import type { Clock } from "./clock.ts";
import type { LogInput } from "./customer-model.ts";
import { createDrafts, isDraftForm, type Draft, type DraftForm, type Drafts } from "./drafts.ts";
import { createPersonDataModel, type PersonDataModel } from "./person-data-model.ts";
import { createReplyModel, type ReplyModel } from "./reply-model.ts";
import { follow, ready, type Following, type Live } from "./live.ts";
import { intoLists, isFound, pressureOf, type Pressure } from "./queue-lists.ts";

export { queueLists };
export type { CaseStory, Draft, DraftForm, ListedCase, Pressure, QueueList };

export type WorkCommand = Input<"work">["command"];

/** A chip's "open case" older than this, in ms, when the queue opens was meant for an earlier queue. */
const POINTER_LASTS = 10_000;

/** What became of the last action, to be told once; `turn` differs from report to report. */
export type DoneCommand = WorkCommand["type"] | "merge" | "erase" | "put_back" | "log";
export type Report = { readonly turn: number } & (
  | { readonly told: "done"; readonly command: DoneCommand }
  | {
      readonly told: "refused";
      readonly problem: Problem;
      /** Who has the case, when that is why. */
      readonly owner: Case["owner"];
    }
);

export type QueueModel = {
  readonly cases: ReadonlySignal<Live<readonly ListedCase[]>>;
  readonly settings: ReadonlySignal<Settings | undefined>;
  readonly now: ReadonlySignal<number>;
  readonly list: ReadonlySignal<QueueList>;
  /** Words to look for in the cases; empty shows all. */
  readonly search: Signal<string>;
  /** The cases of the list, those that are searched for. */
  readonly shown: ReadonlySignal<readonly ListedCase[]>;
  /** How many cases each list has, whatever is searched for. */
  readonly counts: ReadonlySignal<Readonly<Record<QueueList, number>>>;
  readonly pressure: ReadonlySignal<Pressure>;
  readonly lateIds: ReadonlySignal<ReadonlySet<string>>;
  readonly openId: ReadonlySignal<string | undefined>;
  readonly story: ReadonlySignal<Live<CaseStory | undefined>>;
  readonly drafts: Drafts;
  /** Words to the customer of the open case stand here. */
  readonly isReplying: ReadonlySignal<boolean>;
  readonly reply: ReplyModel;
  readonly busy: ReadonlySignal<boolean>;
  readonly report: ReadonlySignal<Report | undefined>;
  readonly choose: (list: QueueList) => void;
  readonly open: (caseId: string) => void;
  /** Back to the lists: to the one that the case is in now. */
  readonly close: () => void;
  /** Claims a case and opens its story. */
  readonly claim: (caseId: string) => Promise<void>;
  /** @returns whether it was done; `report` says why not. */
  readonly work: (caseId: string, command: WorkCommand) => Promise<boolean>;
  /** Merges with another case and shows the one that goes on. */
  readonly merge: (caseId: string, other: string) => Promise<void>;
  readonly personData: PersonDataModel;
  /** Tries again to remove what the team's server still has. */
  readonly eraseAgain: () => Promise<void>;
  /** Tells the team what was hidden from it. @param numbers of `WithheldItem` */
  readonly putBack: (caseId: string, numbers: readonly number[]) => Promise<void>;
  /** Writes down a call, mail, chat or note about the customer of a case. @returns whether it was done; `report` says why not */
  readonly log: (caseId: string, account: string, entry: LogInput) => Promise<boolean>;
  readonly openPost: (caseId: string) => Promise<void>;
  readonly openCustomer: (account: string) => void;
  /** Reads the store again after a failure. */
  readonly retry: () => void;
  readonly stop: () => void;
};

export function createQueueModel(database: Database, clock: Clock): QueueModel {
  const cases = follow(() => listCases(database));
  const closed = follow(() => countClosed(database));
  const storedSettings = follow(() => peekSettings(database));
  const settings = computed(() => ready(storedSettings.live.value));
  const myId = computed(() => settings.value?.me.id);
  const target = computed(() => settings.value?.firstResponseMinutes ?? Infinity);
  const list = signal<QueueList>("unclaimed");
  const search = signal("");
  const all = computed(() => ready(cases.live.value) ?? []);
  const lists = computed(() => intoLists(all.value, myId.value, clock.now.value));
  const opened = signal<Following<CaseStory | undefined> | undefined>(undefined);
  const openId = signal<string | undefined>(undefined);
  const busy = signal(false);
  const report = signal<Report | undefined>(undefined);
  const drafts = createDrafts();
  let turn = 0;

  function leave(): void {
    opened.peek()?.stop();
    opened.value = undefined;
    openId.value = undefined;
  }

  function show(caseId: string): void {
    leave();
    openId.value = caseId;
    opened.value = follow(() => readStory(database, caseId));
  }

  function open(caseId: string): void {
    report.value = undefined;
    show(caseId);
  }

  function choose(chosen: QueueList): void {
    report.value = undefined;
    list.value = chosen;
    leave();
  }

  function close(): void {
    const shown = all.peek().find(({ state }) => state.id === openId.peek());
    choose((shown && listOf(shown.state, myId.peek())) ?? list.peek());
  }

  const pointer = follow(() => readPointer(database));
  let shownUpTo = clock.now.peek() - POINTER_LASTS;
  const stopPointing = effect(() => {
    const asked = ready(pointer.live.value);
    if (!asked || asked.at <= shownUpTo) return;
    shownUpTo = asked.at;
    if (asked.list) choose(asked.list);
    if (asked.caseId !== undefined) open(asked.caseId);
  });

  async function refuse(problem: Problem, caseId: string): Promise<void> {
    const isTaken = problem.code === "already_claimed" || problem.code === "not_yours";
    // From the store, not from the lists: they may not have heard of the other claim yet.
    const story = isTaken ? await readStory(database, caseId) : undefined;
    report.value = { turn: (turn += 1), told: "refused", problem, owner: story?.state.owner };
  }

  /** One action at a time: a second click while the first is on its way does nothing. */
  async function act<Value>(
    caseId: string,
    command: DoneCommand,
    asked: (commandId: string) => Promise<Result<Value>>,
  ): Promise<Value | undefined> {
    if (busy.peek()) return undefined;
    busy.value = true;
    const result = await asked(crypto.randomUUID());
    if (result.ok) report.value = { turn: (turn += 1), told: "done", command };
    else await refuse(result.problem, caseId);
    busy.value = false;
    return result.ok ? result.value : undefined;
  }

  async function work(caseId: string, command: WorkCommand): Promise<boolean> {
    const done = await act(caseId, command.type, (commandId) => send("work", { commandId, caseId, command }));
    if (done && isDraftForm(command.type)) drafts.sent(caseId, command.type);
    return done !== undefined;
  }

  return {
    cases: cases.live,
    settings,
    now: clock.now,
    list,
    search,
    shown: computed(() => lists.value[list.value].filter((each) => isFound(each, search.value))),
    counts: computed(() => ({
      unclaimed: lists.value.unclaimed.length,
      mine: lists.value.mine.length,
      others: lists.value.others.length,
      // Not all of them are read.
      closed: ready(closed.live.value) ?? lists.value.closed.length,
    })),
    pressure: computed(() => pressureOf(all.value, clock.now.value, target.value)),
    lateIds: computed(() => {
      const late = all.value.filter(({ state }) => isLate(state, clock.now.value, target.value));
      return new Set(late.map(({ state }) => state.id));
    }),
    openId,
    story: computed(() => opened.value?.live.value ?? { state: "loading" }),
    drafts,
    isReplying: computed(() => openId.value !== undefined && drafts.of(openId.value).reply.trim() !== ""),
    reply: createReplyModel(),
    busy,
    report,
    choose,
    open,
    close,
    async claim(caseId) {
      if ((await work(caseId, { type: "claim" })) && openId.peek() === undefined) show(caseId);
    },
    work,
    async merge(caseId, other) {
      const done = await act(caseId, "merge", (commandId) =>
        send("mergeCases", { commandId, caseId, other }),
      );
      if (done && done.id !== caseId && openId.peek() === caseId) show(done.id);
    },
    personData: createPersonDataModel(database, () => {
      report.value = { turn: (turn += 1), told: "done", command: "erase" };
    }),
    eraseAgain: async () => void (await send("eraseAgain", {})),
    async putBack(caseId, numbers) {
      await act(caseId, "put_back", (commandId) =>
        send("putBack", { commandId, caseId, numbers: [...numbers] }),
      );
    },
    async log(caseId, account, entry) {
      const done = await act(caseId, "log", (commandId) =>
        send("logContact", { commandId, account, ...entry }),
      );
      return done !== undefined;
    },
    openCustomer: (account) => void send("openCustomer", { account }),
    async openPost(caseId) {
      const result = await send("openPost", { caseId });
      if (!result.ok) await refuse(result.problem, caseId);
    },
    retry() {
      cases.again();
      closed.again();
      storedSettings.again();
      opened.peek()?.again();
    },
    stop() {
      leave();
      stopPointing();
      for (const following of [pointer, cases, closed, storedSettings]) following.stop();
      clock.stop();
    },
  };
}

/** The threads in which the browsers of a drill run, as one. */
import { Worker } from "node:worker_threads";

import type { News, Order, Person, ThreadReport, ThreadSetup } from "./reports.ts";

/** How long one answer of a thread may take on a machine that is busy with much else, in ms. */
const PATIENCE = 60 * 60_000;

type Told<Kind extends News["news"]> = News & { readonly news: Kind };

export class Threads {
  readonly #workers: readonly Worker[];
  readonly #keys: Promise<Told<"keys">[]>;

  constructor(people: readonly Person[], count: number, setup: Omit<ThreadSetup, "people">) {
    const file = new URL("thread.ts", import.meta.url);
    // On a busy machine the agents' threads lag, and what marketers hand off must not wait for them.
    const [marketers, others] = [people.filter(isMarketer), people.filter((each) => !isMarketer(each))];
    const shares = Array.from({ length: count }, (_each, index) =>
      others.filter((_person, place) => place % count === index),
    );
    this.#workers = [marketers, ...shares]
      .filter((share) => share.length > 0)
      .map((share) => new Worker(file, { workerData: { ...setup, people: share } satisfies ThreadSetup }));
    this.#keys = Promise.all(this.#workers.map((worker) => newsFrom(worker, "keys")));
  }

  /** What each browser signs with. */
  async keys(): Promise<ReadonlyMap<string, string>> {
    const keys = (await this.#keys).flatMap((each) => each.keys);
    return new Map(keys.map(({ id, key }) => [id, key]));
  }

  start(teamId: string, exactClocks: readonly string[]): void {
    for (const worker of this.#workers) order(worker, { order: "start", teamId, exactClocks });
  }

  /** @returns the last sequence that all browsers have, what waits in outboxes, and what is still to be done */
  async look(): Promise<{ seen: number; waiting: number; toDo: number }> {
    const looks = await Promise.all(this.#workers.map((worker) => ask(worker, { order: "look" }, "look")));
    return {
      seen: Math.min(...looks.map(({ seen }) => seen)),
      waiting: looks.reduce((sum, { waiting }) => sum + waiting, 0),
      toDo: looks.reduce((sum, { toDo }) => sum + toDo, 0),
    };
  }

  async report(): Promise<ThreadReport> {
    const told = await Promise.all(this.#workers.map((worker) => ask(worker, { order: "report" }, "report")));
    const reports = told.map(({ report }) => report);
    return {
      browsers: reports.flatMap(({ browsers }) => browsers),
      handedOff: reports.flatMap(({ handedOff }) => handedOff),
      claims: reports.flatMap(({ claims }) => claims),
      visible: reports.flatMap(({ visible }) => visible),
      catchUps: reports.flatMap(({ catchUps }) => catchUps),
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

function isMarketer({ role }: Person): boolean {
  return role === "marketer";
}

function order(worker: Worker, given: Order): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  worker.postMessage(given);
}

function ask<Kind extends News["news"]>(worker: Worker, given: Order, kind: Kind): Promise<Told<Kind>> {
  const answer = newsFrom(worker, kind);
  order(worker, given);
  return answer;
}

function newsFrom<Kind extends News["news"]>(worker: Worker, kind: Kind): Promise<Told<Kind>> {
  const { promise, resolve, reject } = Promise.withResolvers<Told<Kind>>();
  const patience = setTimeout(() => reject(new Error(`a thread did not answer: ${kind}`)), PATIENCE);
  const listen = (news: News): void => {
    if (!isOf(news, kind)) return;
    settle();
    resolve(news);
  };
  function settle(): void {
    clearTimeout(patience);
    worker.off("message", listen);
    worker.off("error", reject);
  }
  worker.on("message", listen);
  worker.once("error", reject);
  return promise.finally(settle);
}

function isOf<Kind extends News["news"]>(news: News, kind: Kind): news is Told<Kind> {
  return news.news === kind;
}

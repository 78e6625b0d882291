/** State of one history card: what it shows, and what a person said of the verdict. */
import { signal, type ReadonlySignal } from "@preact/signals";

import type { HistoryCard } from "../history-card.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";

export type CardState =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly card: HistoryCard }
  | { readonly state: "failed"; readonly problem: Problem };

export type HistoryCardModel = {
  readonly shown: ReadonlySignal<CardState>;
  readonly busy: ReadonlySignal<boolean>;
  /** Why the last click did nothing; `refused` when it was not certain that a person meant it. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** A click was not let through. */
  refuse(): void;
  load(): Promise<void>;
  /** @param service null takes an earlier correction back */
  correct(service: boolean | null): Promise<void>;
  /** Tells the team what was hidden from it. @param numbers of `WithheldItem` */
  putBack(caseId: string, numbers: readonly number[]): Promise<void>;
  /** Opens the customer page at the author. */
  openCustomer(): void;
  /** Asks the page to take the card away. */
  close(): void;
};

/** @param mentionKey `Mention.key` */
export function createHistoryCardModel(mentionKey: string): HistoryCardModel {
  const shown = signal<CardState>({ state: "loading" });
  const busy = signal(false);
  const problem = signal<Problem | undefined>(undefined);

  async function load(): Promise<void> {
    const result = await send("historyCard", { mentionKey });
    shown.value = result.ok
      ? { state: "ready", card: result.value }
      : { state: "failed", problem: result.problem };
  }

  return {
    shown,
    busy,
    problem,
    load,
    async correct(service) {
      if (busy.peek()) return;
      busy.value = true;
      const result = await send("correctFromCard", { mentionKey, service });
      busy.value = false;
      problem.value = result.ok ? undefined : result.problem;
      const before = shown.peek();
      if (result.ok && before.state === "ready") {
        shown.value = { state: "ready", card: { ...before.card, annotation: result.value } };
      }
    },
    async putBack(caseId, numbers) {
      if (busy.peek()) return;
      busy.value = true;
      const commandId = crypto.randomUUID();
      const result = await send("putBack", { commandId, caseId, numbers: [...numbers] });
      busy.value = false;
      problem.value = result.ok ? undefined : result.problem;
      const before = shown.peek();
      if (result.ok && before.state === "ready") {
        shown.value = { state: "ready", card: { ...before.card, withheld: result.value.withheld } };
      }
    },
    refuse() {
      problem.value = { code: "refused", detail: "too soon, or the frame was covered" };
    },
    openCustomer: () => void send("openCustomer", { mentionKey }),
    close: () => void send("closeCard", {}),
  };
}

/** Putting a draft into the reply that a person has open on a page: whether there is one, and what became of it. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { MAX_DRAFT_LENGTH, type ComposerState } from "../messages/catalogue.ts";
import { send } from "../messages/send.ts";

export { MAX_DRAFT_LENGTH };
export type { ComposerState };

/** How often the pages are asked while the answer is on the screen, in ms: pages do not tell by themselves. */
const ASK_INTERVAL = 1_000;

export type ReplyModel = {
  /** Undefined until the pages have answered. */
  readonly state: ReadonlySignal<ComposerState | undefined>;
  /** What became of the last draft; undefined once something else is asked for. */
  readonly told: ReadonlySignal<"inserted" | "not_inserted" | undefined>;
  /** Keeps `state` up to date for a case. @returns how to stop */
  readonly follow: (caseId: string) => () => void;
  readonly insert: (caseId: string, text: string) => Promise<void>;
};

export function createReplyModel(): ReplyModel {
  const state = signal<ComposerState | undefined>(undefined);
  const told = signal<"inserted" | "not_inserted" | undefined>(undefined);

  return {
    state,
    told,
    follow(caseId) {
      let isOver = false;
      async function ask(): Promise<void> {
        if (document.visibilityState !== "visible") return;
        const found = await send("findComposer", { caseId });
        if (!isOver) state.value = found.ok ? found.value.state : "none";
      }
      state.value = undefined;
      told.value = undefined;
      void ask();
      const timer = setInterval(() => void ask(), ASK_INTERVAL);
      return () => {
        isOver = true;
        clearInterval(timer);
      };
    },
    async insert(caseId, text) {
      told.value = undefined;
      const done = await send("insertReply", { caseId, text });
      told.value = done.ok ? "inserted" : "not_inserted";
    },
  };
}

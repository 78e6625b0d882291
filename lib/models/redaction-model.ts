/** State of the field in which a person tries what is hidden in a text. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { HiddenKind } from "../redaction/kinds.ts";
import type { Problem } from "../result.ts";

export type Tried = {
  /** The text as a team would get it. */
  readonly text: string;
  readonly kinds: readonly HiddenKind[];
};

export type RedactionModel = {
  /** Of the newest text that was tried; undefined while there is none. */
  readonly tried: ReadonlySignal<Tried | undefined>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  readonly attempt: (text: string) => Promise<void>;
};

export function createRedactionModel(): RedactionModel {
  const tried = signal<Tried | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  let turn = 0;
  return {
    tried,
    problem,
    async attempt(text) {
      const mine = (turn += 1);
      const answer = text.trim() === "" ? undefined : await send("tryRedaction", { text });
      // Somebody typed on.
      if (mine !== turn) return;
      tried.value = answer?.ok ? answer.value : undefined;
      problem.value = answer && !answer.ok ? answer.problem : undefined;
    },
  };
}

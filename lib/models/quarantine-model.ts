/** State of the notice about rows that were set aside. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import type { Database } from "../store/database.ts";
import { countSetAside, readSetAside } from "../store/quarantine.ts";
import { follow, ready } from "./live.ts";

export type QuarantineModel = {
  readonly count: ReadonlySignal<number>;
  /** What is set aside now was saved as a file, so that it may be removed. */
  readonly isSaved: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** @returns everything that is set aside, as JSON for a file */
  readonly save: () => Promise<string>;
  /** Removes what was saved; rows that were set aside since stay. */
  readonly dismiss: () => Promise<void>;
  readonly stop: () => void;
};

export function createQuarantineModel(database: Database): QuarantineModel {
  const { live, stop } = follow(() => countSetAside(database));
  const savedUpTo = signal(0);
  const problem = signal<Problem | undefined>(undefined);
  const setAside = computed(() => ready(live.value));
  return {
    count: computed(() => setAside.value?.count ?? 0),
    isSaved: computed(() => setAside.value !== undefined && setAside.value.upTo <= savedUpTo.value),
    problem,
    async save() {
      const upTo = setAside.peek()?.upTo ?? 0;
      const rows = await readSetAside(database, upTo);
      savedUpTo.value = upTo;
      return JSON.stringify(rows, undefined, 2);
    },
    async dismiss() {
      const result = await send("dismissQuarantine", { upTo: savedUpTo.peek() });
      problem.value = result.ok ? undefined : result.problem;
    },
    stop,
  };
}

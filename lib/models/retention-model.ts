/** State of the times for which data are kept, beside the settings themselves: how the last run went, and the next one. */
import { computed, type ReadonlySignal } from "@preact/signals";

import { RUN_EVERY } from "../retention.ts";
import type { Database } from "../store/database.ts";
import { readRetentionRun } from "../store/retention.ts";
import type { Clock } from "./clock.ts";
import { follow, ready } from "./live.ts";

export type RetentionModel = {
  /** Unix ms; undefined before the first day. */
  readonly nextRun: ReadonlySignal<number | undefined>;
  /** How much went with the last run. */
  readonly removed: ReadonlySignal<number>;
  readonly now: ReadonlySignal<number>;
  readonly stop: () => void;
};

export function createRetentionModel(database: Database, clock: Clock): RetentionModel {
  const run = follow(async () => (await readRetentionRun(database)) ?? null);
  const last = computed(() => ready(run.live.value) ?? undefined);
  return {
    nextRun: computed(() => last.value && last.value.doneAt + RUN_EVERY),
    removed: computed(() => last.value?.removed ?? 0),
    now: clock.now,
    stop() {
      run.stop();
      clock.stop();
    },
  };
}

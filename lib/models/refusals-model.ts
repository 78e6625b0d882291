/** State of the notices about what came to nothing in the log's order. */
import { computed, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { Database } from "../store/database.ts";
import { readRefusals, type ToldRefusal } from "../store/refusals.ts";
import { follow, ready } from "./live.ts";

export type { ToldRefusal };

export type RefusalsModel = {
  /** What the person has not been told yet, oldest first. */
  readonly untold: ReadonlySignal<readonly ToldRefusal[]>;
  /** They have read it. */
  readonly dismiss: (refusal: ToldRefusal) => Promise<void>;
  readonly stop: () => void;
};

export function createRefusalsModel(database: Database): RefusalsModel {
  const { live, stop } = follow(() => readRefusals(database));
  return {
    untold: computed(() => ready(live.value) ?? []),
    async dismiss({ commandId }) {
      await send("dismissRefusals", { commandIds: [commandId] });
    },
    stop,
  };
}

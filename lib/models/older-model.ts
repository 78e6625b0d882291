/** Whether this browser still reads older cases of its team, and what is shown is therefore incomplete. */
import type { ReadonlySignal } from "@preact/signals";

import type { Database } from "../store/database.ts";
import { readOlder, type Older } from "../store/older.ts";
import { follow, type Live } from "./live.ts";

export type { Older };

export type OlderModel = {
  /** Undefined when everything is here. */
  readonly older: ReadonlySignal<Live<Older | undefined>>;
  readonly stop: () => void;
};

export function createOlderModel(database: Database): OlderModel {
  const { live, stop } = follow(() => readOlder(database));
  return { older: live, stop };
}

/** State of the settings, for the first-run page, the options and the popup. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { peekSettings } from "../store/queue.ts";
import { follow, type Live } from "./live.ts";

export type SettingsModel = {
  readonly settings: ReadonlySignal<Live<Settings>>;
  /** What became of the last attempt to save. */
  readonly saved: ReadonlySignal<"nothing" | "saving" | "saved" | Problem>;
  /** Saves the settings with `change` applied; refused ones leave what is stored as it was. */
  save(change: Partial<Settings>): Promise<boolean>;
  stop(): void;
};

export function createSettingsModel(database: Database): SettingsModel {
  const { live, stop } = follow(() => peekSettings(database));
  const saved = signal<"nothing" | "saving" | "saved" | Problem>("nothing");
  const settings = computed<Live<Settings>>(() => {
    const now = live.value;
    if (now.state !== "ready") return now;
    // The background makes the defaults when it first wakes; until then there is nothing to show.
    return now.value === undefined ? { state: "loading" } : { state: "ready", value: now.value };
  });
  return {
    settings,
    saved,
    async save(change) {
      const current = settings.peek();
      if (current.state !== "ready") return false;
      saved.value = "saving";
      const result = await send("saveSettings", { ...current.value, ...change });
      saved.value = result.ok ? "saved" : result.problem;
      return result.ok;
    },
    stop,
  };
}

/** State of the settings, for the first-run page, the options and the popup. */
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";

import { send } from "../messages/send.ts";
import { failure, type Problem, type Result } from "../result.ts";
import type { Settings } from "../settings.ts";
import type { Database } from "../store/database.ts";
import { peekSettings } from "../store/queue.ts";
import { follow, type Live } from "./live.ts";

/** What a change makes of the settings as they are when its turn comes. */
export type SettingsChange = (now: Settings) => Partial<Settings>;

/** What became of the last attempt to save; `turn` is how many there were. */
export type SaveReport = { readonly turn: number; readonly problem: Problem | undefined };

export type SettingsModel = {
  readonly settings: ReadonlySignal<Live<Settings>>;
  readonly report: ReadonlySignal<SaveReport>;
  /**
   * Saves the settings with `change` applied, one change after the other, so that two quick ones both count.
   * Refused ones leave what is stored as it was.
   */
  readonly save: (change: SettingsChange) => Promise<boolean>;
  readonly stop: () => void;
};

export function createSettingsModel(database: Database): SettingsModel {
  const { live, stop } = follow(() => peekSettings(database));
  const report = signal<SaveReport>({ turn: 0, problem: undefined });
  /** Settings that the background made because this page asked. */
  const made = signal<Settings | undefined>(undefined);
  const unmade = signal<Problem | undefined>(undefined);
  const settings = computed<Live<Settings>>(() => {
    const now = live.value;
    if (now.state !== "ready") return now;
    const value = now.value ?? made.value;
    if (value !== undefined) return { state: "ready", value };
    return unmade.value === undefined
      ? { state: "loading" }
      : { state: "failed", reason: unmade.value.detail };
  });
  // At a first start this page may be quicker than the background, and settings that do not fit stay until somebody asks
  // the background for them. Waiting to hear of new ones is not enough: what is written just then may go unheard.
  const stopAsking = effect(() => {
    if (live.value.state === "ready" && live.value.value === undefined) void ask();
  });
  let last: Promise<unknown> = Promise.resolve();

  async function ask(): Promise<void> {
    const answer = await send("readSettings", {});
    made.value = answer.ok ? answer.value : undefined;
    unmade.value = answer.ok ? undefined : answer.problem;
  }

  async function saveNow(change: SettingsChange): Promise<boolean> {
    const result = await apply(database, change);
    report.value = { turn: report.peek().turn + 1, problem: result.ok ? undefined : result.problem };
    return result.ok;
  }

  return {
    settings,
    report,
    save(change) {
      const saving = last.then(() => saveNow(change));
      last = saving;
      return saving;
    },
    stop() {
      stopAsking();
      stop();
    },
  };
}

async function apply(database: Database, change: SettingsChange): Promise<Result<unknown>> {
  try {
    const now = await peekSettings(database);
    if (!now) return failure("settings_unknown", "there are no settings yet");
    return await send("saveSettings", { ...now, ...change(now) });
  } catch (error) {
    return failure("store_failed", error instanceof Error ? error.message : String(error));
  }
}

/** State of the list of corrections: what Baton learned here, taking it back, and passing it on as a file. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { MAX_PACK_LENGTH, type ImportReport } from "../correction.ts";
import { send } from "../messages/send.ts";
import { failure, success, type Problem, type Result } from "../result.ts";
import type { Settings } from "../settings.ts";
import { listCorrections, readSeenTexts, type StoredCorrections } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { suggestWords, type SeenText, type Suggestion } from "../word-suggestions.ts";
import type { Clock } from "./clock.ts";
import { follow, type Live } from "./live.ts";

export type { StoredCorrections } from "../store/corrections.ts";
export type StoredCorrection = StoredCorrections["own"][number];

/** What the last action did. */
export type LearnedDone =
  | { readonly did: "undone"; readonly count: number }
  | { readonly did: "exported"; readonly count: number }
  | ({ readonly did: "imported" } & ImportReport);

/** `turn` is how many actions there were. */
export type LearnedReport = {
  readonly turn: number;
  readonly done?: LearnedDone | undefined;
  readonly problem?: Problem | undefined;
};

export type LearnedModel = {
  readonly corrections: ReadonlySignal<Live<StoredCorrections>>;
  readonly report: ReadonlySignal<LearnedReport>;
  readonly now: Clock["now"];
  readonly undo: (mentionKey: string) => Promise<boolean>;
  readonly undoAll: (which: "all" | "imported") => Promise<boolean>;
  /** @returns a pack as JSON for a file; undefined when there is nothing to pass on */
  readonly save: () => Promise<string | undefined>;
  /** Adds the corrections of a file that was saved elsewhere. */
  readonly load: (file: Blob) => Promise<boolean>;
  /** Words seen often that `settings` say nothing of, from what was stored when the model was made. */
  readonly suggestions: (settings: Settings) => readonly Suggestion[];
  readonly stop: () => void;
};

export function createLearnedModel(database: Database, clock: Clock): LearnedModel {
  const { live, stop } = follow(() => listCorrections(database));
  const report = signal<LearnedReport>({ turn: 0 });
  const seen = signal<readonly SeenText[]>([]);
  // A store that cannot be read is told of by the list; suggestions are then just missing.
  readSeenTexts(database).then(
    (texts) => {
      seen.value = texts;
    },
    () => undefined,
  );

  function tell(result: Result<LearnedDone>): boolean {
    const turn = report.peek().turn + 1;
    report.value = result.ok ? { turn, done: result.value } : { turn, problem: result.problem };
    return result.ok;
  }

  return {
    corrections: live,
    report,
    now: clock.now,
    async undo(mentionKey) {
      const undone = await send("undoCorrection", { mentionKey });
      return tell(undone.ok ? success({ did: "undone", count: 1 }) : undone);
    },
    async undoAll(which) {
      const result = await send("undoCorrections", { which });
      return tell(result.ok ? success({ did: "undone", count: result.value.undone }) : result);
    },
    async save() {
      const pack = await send("exportCorrections", {});
      if (!pack.ok) {
        tell(pack);
        return undefined;
      }
      const count = pack.value.corrections.length;
      tell(count === 0 ? failure("pack_empty", "no telling words") : success({ did: "exported", count }));
      return count === 0 ? undefined : JSON.stringify(pack.value);
    },
    async load(file) {
      // Bytes are at least as many as UTF-16 units; a file this long is not even opened.
      if (file.size > MAX_PACK_LENGTH) return tell(failure("pack_too_long", String(file.size)));
      const result = await send("importCorrections", { text: await file.text() });
      return tell(result.ok ? success({ did: "imported", ...result.value }) : result);
    },
    suggestions: (settings) => suggestWords(seen.value, settings),
    stop() {
      stop();
      clock.stop();
    },
  };
}

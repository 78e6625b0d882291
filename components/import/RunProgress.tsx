import type { VNode } from "preact";

import type { ImportRun } from "../../lib/import/run.ts";
import type { ImportModel, Pace } from "../../lib/models/import-model.ts";
import { duration } from "../../lib/words/times.ts";
import { counted, isolated, words, wordsLanguage } from "../../lib/words/words.ts";

type Props = {
  readonly run: ImportRun;
  readonly pace: Pace;
  readonly isStopping: boolean;
  readonly onStop: ImportModel["stop"];
};

/** How far it is, how fast it goes, and the two ways to stop. */
export function RunProgress({ run, pace, isStopping, onStop }: Props): VNode {
  const percent = Math.floor(pace.share * 100);
  const number = new Intl.NumberFormat(wordsLanguage(), { maximumFractionDigits: 0 });
  return (
    <section class="option-group">
      <h2 id="import-running">{words("importRunning", isolated(run.file.name))}</h2>
      <progress value={pace.share} max={1} aria-labelledby="import-running" />
      <p class="import-figures">
        {words("importPercent", percent)} · {counted("importAdded", run.counts.added)}
        {pace.rate !== undefined && ` · ${words("importRate", number.format(pace.rate))}`}
        {pace.left !== undefined && ` · ${words("importLeft", duration(pace.left))}`}
      </p>
      {/* Said in steps of a tenth: nobody wants to hear every number. */}
      <p class="hidden-words" role="status">
        {words("importPercent", Math.floor(percent / 10) * 10)}
      </p>
      <p class="soft small">{words("importGoesOn")}</p>
      <div class="row">
        <button type="button" aria-disabled={isStopping} onClick={() => !isStopping && onStop(true)}>
          {words("importStopKeep")}
        </button>
        <button
          type="button"
          class="danger"
          aria-disabled={isStopping}
          onClick={() => !isStopping && onStop(false)}
        >
          {words("importStopTakeBack")}
        </button>
      </div>
    </section>
  );
}

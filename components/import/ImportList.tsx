import type { VNode } from "preact";

import type { ImportModel } from "../../lib/models/import-model.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Notice } from "../shared/Notice.tsx";

type Props = {
  readonly imports: ImportModel["imports"]["value"];
  readonly takingBack: ImportModel["takingBack"]["value"];
  readonly onTakeBack: ImportModel["takeBack"];
};

/** What came in before, and taking it back. */
export function ImportList({ imports, takingBack, onTakeBack }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("importEarlier")}</h2>
      {imports.state === "loading" && <p class="soft patient">{words("importReading")}</p>}
      {imports.state === "failed" && <Notice problem>{words("importStoreFailed", imports.reason)}</Notice>}
      {imports.state === "ready" && imports.value.length === 0 && (
        <EmptyState title={words("importNone")} advice={words("importNoneAdvice")} />
      )}
      {imports.state === "ready" && (
        <ul class="import-list">
          {imports.value.map((run) => (
            <li key={run.id} class="stack">
              <p>
                <strong>{isolated(run.file.name)}</strong> · {fullMoment(run.startedAt)} ·{" "}
                {counted("importAdded", run.counts.added)}
              </p>
              {run.state === "running" && <p class="soft small">{words("importCanResume")}</p>}
              {run.state === "taking_back" && <p class="soft small">{words("importHalfBack")}</p>}
              {takingBack?.id === run.id ? (
                <progress value={takingBack.share} max={1} aria-label={words("importTakingBack")} />
              ) : (
                <Confirm
                  ask={words("importTakeBack", isolated(run.file.name))}
                  warning={counted("importTakeBackWarning", run.counts.added)}
                  confirm={words("importTakeBackNow")}
                  onConfirm={() => onTakeBack(run.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

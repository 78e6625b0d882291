import type { VNode } from "preact";

import type { ImportRun } from "../../lib/import/run.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = {
  readonly run: ImportRun;
  /** The file was read to its end. */
  readonly isWhole: boolean;
  readonly onAgain: () => void;
};

/** What came of it. */
export function RunEnd({ run, isWhole, onAgain }: Props): VNode {
  const { added, updated, known, refused } = run.counts;
  return (
    <section class="option-group">
      <h2>{words(isWhole ? "importDone" : "importStoppedTitle", isolated(run.file.name))}</h2>
      <ul class="stack">
        <li>{counted("importAdded", added)}</li>
        {updated > 0 && <li>{counted("importUpdated", updated)}</li>}
        {known > 0 && <li>{counted("importKnown", known)}</li>}
        {refused > 0 && <li>{counted("importRefused", refused)}</li>}
      </ul>
      {run.state === "running" && <p class="soft">{words("importCanResume")}</p>}
      <div>
        <button type="button" class="primary" onClick={onAgain}>
          {words("importOther")}
        </button>
      </div>
    </section>
  );
}

import type { VNode } from "preact";

import type { ProblemsSeen } from "../../lib/models/import-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { saveFile } from "../shared/save-file.ts";
import { ProblemTable } from "./ProblemTable.tsx";

type Props = { readonly problems: ProblemsSeen };

/** What could not be imported: the first rows here, all of them in a file. */
export function ProblemList({ problems }: Props): VNode {
  const { left, kept } = problems.counts;
  return (
    <section class="option-group">
      <h2>{words("importProblems")}</h2>
      <p class="soft">
        {left > 0 && counted("importMissed", left)} {kept > 0 && counted("importRemarked", kept)}
      </p>
      <div>
        <button type="button" onClick={() => saveFile("baton-import-problems.csv", problems.file())}>
          {words("importSaveProblems")}
        </button>
      </div>
      <ProblemTable problems={problems.shown} />
    </section>
  );
}

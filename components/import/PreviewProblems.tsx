import type { VNode } from "preact";

import type { RowProblem } from "../../lib/import/record.ts";
import { counted, words } from "../../lib/words/words.ts";
import { ProblemTable } from "./ProblemTable.tsx";

type Props = { readonly problems: readonly RowProblem[] };

/** As many as tell what is wrong in general. */
const SHOWN = 20;

/** What would not come in of the first rows. */
export function PreviewProblems({ problems }: Props): VNode | undefined {
  if (problems.length === 0) return undefined;
  const left = problems.filter(({ isKept }) => !isKept).length;
  return (
    <section class="option-group">
      <h2>{words("importProblems")}</h2>
      <p class="soft">
        {left > 0 && counted("importWouldMiss", left)} {left < problems.length && words("importWouldRemark")}
      </p>
      <ProblemTable problems={problems.slice(0, SHOWN)} />
    </section>
  );
}

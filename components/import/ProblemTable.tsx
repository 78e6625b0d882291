import type { VNode } from "preact";

import type { RowProblem } from "../../lib/import/record.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { rowProblemWords } from "./import-words.ts";

type Props = { readonly problems: readonly RowProblem[] };

/** Rows that could not come in, or not whole: their line, why, and what stood there. */
export function ProblemTable({ problems }: Props): VNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a narrow window it scrolls, by keyboard too
    <div class="table-frame problems-frame" role="region" aria-label={words("importProblems")} tabIndex={0}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{words("importReportLine")}</th>
            <th scope="col">{words("importReportProblem")}</th>
            <th scope="col">{words("importReportValue")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list only grows, and one line may have several
            <tr key={index}>
              <td>{problem.line}</td>
              <td>
                {rowProblemWords(problem)} {problem.isKept && words("importKeptAllTheSame")}
              </td>
              <td class="soft small" dir="auto">
                {problem.column !== undefined && problem.column !== "" && `${isolated(problem.column)}: `}
                {problem.excerpt ?? problem.cells?.join(" · ").slice(0, 100)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

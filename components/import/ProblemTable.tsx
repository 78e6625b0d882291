import type { VNode } from "preact";

import type { RowProblem } from "../../lib/import/record.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";
import { rowProblemWords } from "./import-words.ts";

type Props = { readonly problems: readonly RowProblem[] };

/** Rows that could not come in, or not whole: their line, why, and what stood there. */
export function ProblemTable({ problems }: Props): VNode {
  return (
    <FiguresTable
      label={words("importProblems")}
      isLow
      heads={[words("importReportLine"), words("importReportProblem"), words("importReportValue")]}
    >
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
    </FiguresTable>
  );
}

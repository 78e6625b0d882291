import type { RowProblem } from "../../lib/import/record.ts";
import type { ReportWords } from "../../lib/import/report.ts";
import type { Problem } from "../../lib/result.ts";
import { words, type WordKey } from "../../lib/words/words.ts";
import { problemWords } from "../shared/problem-words.ts";

/** What was wrong with a row, without its column and what stood there. */
export function rowProblemWords({ code }: RowProblem): string {
  return words(`importRow_${code}`);
}

export function reportWords(): ReportWords {
  return {
    titles: [
      words("importReportLine"),
      words("importReportFate"),
      words("importReportProblem"),
      words("importReportColumn"),
      words("importReportValue"),
    ],
    kept: words("importReportKept"),
    left: words("importReportLeft"),
    of: rowProblemWords,
  };
}

const fileProblems: Readonly<Record<string, WordKey>> = {
  file_empty: "importFile_empty",
  file_archive: "importFile_archive",
  file_workbook: "importFile_workbook",
  file_other: "importFile_other",
  columns_too_many: "importFile_columns",
  no_records: "importFile_records",
  import_unknown: "importUnknown",
  out_of_step: "importElsewhere",
  broken: "importBroken",
  unreachable: "importUnreachable",
};

export function importProblemWords(problem: Problem): string {
  const key = fileProblems[problem.code];
  return key ? words(key) : problemWords(problem);
}

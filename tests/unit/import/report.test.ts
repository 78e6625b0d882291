import { expect, it } from "vitest";

import { ProblemReport, type ReportWords } from "../../../lib/import/report.ts";
import type { RowProblem } from "../../../lib/import/record.ts";

const words: ReportWords = {
  titles: ["Line", "Fate", "Problem", "Column", "Value"],
  kept: "in",
  left: "out",
  of: ({ code }) => code,
};

const broken = (line: number): RowProblem => ({
  line,
  code: "cells_missing",
  isKept: false,
  cells: ["=1+1"],
});

it("shows the first problems, counts all, and writes all for a spreadsheet without formulas", async () => {
  const report = new ProblemReport(["A"], words);
  report.add(Array.from({ length: 1_200 }, (_, at) => broken(at + 2)));
  report.add([{ line: 5_000, code: "text_cut", isKept: true, column: "A", excerpt: "long" }]);
  expect(report.shown).toHaveLength(100);
  expect(report.counts).toEqual({ left: 1_200, kept: 1 });
  const lines = (await report.file().text()).split("\r\n");
  expect(lines).toHaveLength(1_203);
  expect(lines[0]).toBe('"Line","Fate","Problem","Column","Value","A"');
  expect(lines[1]).toBe(`"2","out","cells_missing","","","'=1+1"`);
  expect(lines[1_201]).toBe('"5000","in","text_cut","A","long"');
});

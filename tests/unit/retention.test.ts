import { readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, it } from "vitest";

import {
  defaultRetention,
  goesAt,
  passing,
  RUN_EVERY,
  type PassingKind,
  type RetainedKind,
} from "../../lib/retention.ts";

/** As the documents name them. */
const names: Readonly<Record<RetainedKind | PassingKind, string>> = {
  mentions: "mentions without a case",
  closed_cases: "closed cases",
  imported: "imported files",
  logged: "calls and mails written down",
  corrections: "corrections",
  departures: "the record of what left",
  health: "counts of how pages were read",
  quarantine: "rows that could not be read",
  commands: "clicks already carried out",
};

/** What and how many days, of the rows of a document whose second or third column is a number of days. */
function tableOf(file: string): Map<string, number> {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return new Map(
    rows.flatMap(([, what = "", ...rest]) => {
      const days = rest
        .map((cell) => /^(\d+)(?: days)?$/u.exec(cell)?.[1])
        .find((cell) => cell !== undefined);
      return days === undefined ? [] : [[what, Number(days)] as const];
    }),
  );
}

it.each(["docs/retention.md", "PRIVACY.md"])("%s says the times that the code has", (file) => {
  const said = tableOf(file);
  const has = Object.entries({ ...defaultRetention, ...passing }).map(([kind, days]) => [
    names[kind as RetainedKind | PassingKind],
    days,
  ]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(has));
});

it("what is over its time goes with the first run after it", () => {
  const DAY = 24 * 60 * 60 * 1000;
  const time = fc.integer({ min: 0, max: 4_000 * DAY });
  fc.assert(
    fc.property(time, time, fc.integer({ min: 1, max: 3_650 }), (at, nextRun, period) => {
      const goes = goesAt(at, period, nextRun) ?? 0;
      expect(goes).toBeGreaterThanOrEqual(Math.max(nextRun, at + period * DAY));
      expect(goes - Math.max(nextRun, at + period * DAY)).toBeLessThan(RUN_EVERY);
    }),
  );
  expect(goesAt(0, null, 0)).toBeUndefined();
});

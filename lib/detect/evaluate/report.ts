/** Figures of one set as lines a person can read. */
import { auc, averagePrecision, calibrationError, macroF1, precisionAtRecall } from "./metrics.ts";

export type Scored = {
  readonly text: string;
  readonly label: number;
  readonly score: number;
  readonly group: string;
};

const RESAMPLES = 500;
/** Smaller groups say nothing. */
const MIN_GROUP = 40;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Middle 95 % of a figure over resamples of the rows, drawn with one seed. */
export function interval(
  rows: readonly Scored[],
  figure: (scores: number[], labels: number[]) => number,
): readonly [number, number] {
  const random = seeded(20_261_121);
  const values: number[] = [];
  for (let sample = 0; sample < RESAMPLES; sample++) {
    const scores: number[] = [];
    const labels: number[] = [];
    for (let draw = 0; draw < rows.length; draw++) {
      const row = rows[Math.floor(random() * rows.length)];
      if (row === undefined) continue;
      scores.push(row.score);
      labels.push(row.label);
    }
    const value = figure(scores, labels);
    if (!Number.isNaN(value)) values.push(value);
  }
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor(sorted.length * 0.025)] ?? NaN, sorted[Math.floor(sorted.length * 0.975)] ?? NaN];
}

const percent = (value: number): string => (100 * value).toFixed(1);
const decimal = (value: number): string => value.toFixed(3);

function line(name: string, rows: readonly Scored[], intervals: boolean): string {
  const scores = rows.map((row) => row.score);
  const labels = rows.map((row) => row.label);
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const range = (figure: (s: number[], l: number[]) => number, show: (value: number) => string): string => {
    if (!intervals) return "";
    const [low, high] = interval(rows, figure);
    return ` (${show(low)}–${show(high)})`;
  };
  return [
    name.padEnd(24),
    `${positives}/${rows.length}`.padStart(10),
    `AUC ${decimal(auc(scores, labels))}${range(auc, decimal)}`,
    `AP ${decimal(averagePrecision(scores, labels))}`,
    `macro-F1 ${percent(macroF1(scores, labels, 0.5))}${range((s, l) => macroF1(s, l, 0.5), percent)}`,
    `P@R80 ${percent(precisionAtRecall(scores, labels, 0.8))}`,
    `P@R90 ${percent(precisionAtRecall(scores, labels, 0.9))}`,
    `ECE ${decimal(calibrationError(scores, labels))}`,
    `sure ${sureness(rows)}`,
  ].join("  ");
}

/** From here on the detector calls itself sure. */
const SURE = 0.9;

/** How many mentions the detector is sure of, and how many of those it gets right. */
function sureness(rows: readonly Scored[]): string {
  const sure = rows.filter((row) => Math.max(row.score, 1 - row.score) >= SURE);
  const right = sure.filter((row) => row.score >= 0.5 === (row.label === 1));
  return `${percent(sure.length / rows.length)} % (right ${percent(right.length / sure.length)} %)`;
}

/** Prints a set, its groups, and on wish the mentions it was most wrong about. */
export function report(name: string, rows: readonly Scored[], examples: number): void {
  console.log(line(name, rows, true));
  const groups = [...new Set(rows.map((row) => row.group))].toSorted();
  if (groups.length > 1) {
    for (const group of groups) {
      const part = rows.filter((row) => row.group === group);
      if (part.length >= MIN_GROUP) console.log(line(`  ${group}`, part, false));
    }
  }
  const wrong = rows
    .toSorted((a, b) => Math.abs(b.label - b.score) - Math.abs(a.label - a.score))
    .slice(0, examples);
  for (const row of wrong)
    console.log(
      `    label ${row.label}, score ${decimal(row.score)}: ${row.text.replace(/\s+/g, " ").slice(0, 150)}`,
    );
}

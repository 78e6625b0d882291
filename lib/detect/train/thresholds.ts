/** Where "service" begins and "not service" ends, for each balance a brand may choose; found on held-out mentions. */
import type { Balance } from "../answer.ts";

/** Shares of service requests that the answer "service" should find. */
const RECALL_FEW_MISSES = 0.95;
/** Share of flags that should be right where a false one costs most. */
const PRECISION_FEW_FALSE_FLAGS = 0.95;
/** Half width of the band around a border in which the answer is "unsure". */
const BAND = 0.08;

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function band(border: number): readonly [number, number] {
  return [round(Math.max(0.02, border - BAND)), round(Math.min(0.98, border + BAND))];
}

export function thresholdsOf(
  scores: readonly number[],
  labels: readonly number[],
): Record<Balance, readonly [number, number]> {
  const order = scores.map((_, index) => index).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const positives = labels.reduce((sum, label) => sum + label, 0);
  let found = 0;
  let few = 0.3;
  let strict = 0.8;
  let reached = false;
  for (const [rank, index] of order.entries()) {
    found += labels[index] ?? 0;
    if (!reached && found >= positives * RECALL_FEW_MISSES) {
      few = scores[index] ?? few;
      reached = true;
    }
    if (rank >= 50 && found / (rank + 1) >= PRECISION_FEW_FALSE_FLAGS) strict = scores[index] ?? strict;
  }
  return {
    few_misses: band(Math.min(few, 0.5)),
    balanced: band(0.5),
    few_false_flags: band(Math.max(strict, 0.5)),
  };
}

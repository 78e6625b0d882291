/** Linear scores of one mention: whole numbers are added up, one multiplication a block at the end. */
import { CONCEPT_START, LETTER_START } from "../features.ts";
import type { Features } from "../features.ts";
import { headWidth } from "./file.ts";
import type { Head } from "./file.ts";
import { blockScales } from "./scale.ts";

/** How a feature number becomes a row of a head: each block keeps its low bits. */
export type Folding = {
  readonly wordMask: number;
  readonly letterMask: number;
  readonly letterAt: number;
  readonly conceptMask: number;
  readonly conceptAt: number;
  readonly measureAt: number;
};

export function foldingOf(head: Pick<Head, "wordBits" | "letterBits" | "conceptBits">): Folding {
  const letterAt = 1 << head.wordBits;
  const conceptAt = letterAt + (1 << head.letterBits);
  return {
    wordMask: letterAt - 1,
    letterMask: (1 << head.letterBits) - 1,
    letterAt,
    conceptMask: (1 << head.conceptBits) - 1,
    conceptAt,
    measureAt: headWidth(head) - 32,
  };
}

/** Row of a head for a feature number of a block. */
export function foldFeature(id: number, folding: Folding): number {
  if (id < LETTER_START) return id & folding.wordMask;
  if (id < CONCEPT_START) return folding.letterAt + ((id - LETTER_START) & folding.letterMask);
  return folding.conceptAt + ((id - CONCEPT_START) & folding.conceptMask);
}

/** Margins of a head with several outputs, into `out`. */
export function scoreMany(features: Features, head: Head, folding: Folding, out: Float64Array): void {
  const { ids, words, letters, concepts, measures } = features;
  const { weights } = head;
  const outputs = head.outputs.length;
  const scales = blockScales(features);
  const factors = [scales.words, scales.letters, scales.concepts, scales.measures];
  const ends = [words, words + letters, words + letters + concepts];
  const sums = new Int32Array(outputs);
  for (let output = 0; output < outputs; output++) out[output] = head.bias[output] ?? 0;
  let at = 0;
  for (let block = 0; block < 3; block++) {
    sums.fill(0);
    for (const end = ends[block] ?? 0; at < end; at++) {
      const row = foldFeature(ids[at] ?? 0, folding) * outputs;
      for (let output = 0; output < outputs; output++)
        sums[output] = (sums[output] ?? 0) + (weights[row + output] ?? 0);
    }
    settle(out, sums, factors[block] ?? 0, head.steps[block] ?? []);
  }
  sums.fill(0);
  for (let index = 0; index < measures.length; index++) {
    if (measures[index] === 0) continue;
    const row = (folding.measureAt + index) * outputs;
    for (let output = 0; output < outputs; output++)
      sums[output] = (sums[output] ?? 0) + (weights[row + output] ?? 0);
  }
  settle(out, sums, scales.measures, head.steps[3] ?? []);
}

function settle(out: Float64Array, sums: Int32Array, factor: number, steps: readonly number[]): void {
  for (let output = 0; output < sums.length; output++) {
    out[output] = (out[output] ?? 0) + (sums[output] ?? 0) * factor * (steps[output] ?? 0);
  }
}

/** Weights to one byte each: a step for each block and output, so that a block of small weights keeps its detail. */
import { headWidth } from "./file.ts";
import type { Head, HeadHeader } from "./file.ts";

/** Blocks' borders in a head's rows. */
function borders(head: Pick<HeadHeader, "wordBits" | "letterBits" | "conceptBits">): number[] {
  const letters = 1 << head.wordBits;
  const concepts = letters + (1 << head.letterBits);
  const measures = concepts + (1 << head.conceptBits);
  return [0, letters, concepts, measures, headWidth(head)];
}

/** @param fits one set of weights and a bias for each output, over the head's folded rows */
export function quantise(
  head: Omit<HeadHeader, "bias" | "steps">,
  fits: readonly { readonly weights: Float64Array; readonly bias: number }[],
): Head {
  const outputs = head.outputs.length;
  const weights = new Int8Array(headWidth(head) * outputs);
  const edges = borders(head);
  const steps = [0, 1, 2, 3].map((block) =>
    fits.map((fit, output) => {
      const from = edges[block] ?? 0;
      const to = edges[block + 1] ?? 0;
      let largest = 0;
      for (let row = from; row < to; row++) largest = Math.max(largest, Math.abs(fit.weights[row] ?? 0));
      const step = largest === 0 ? 1 : largest / 127;
      for (let row = from; row < to; row++) weights[row * outputs + output] = Math.round((fit.weights[row] ?? 0) / step);
      return step;
    }),
  );
  return { ...head, bias: fits.map((fit) => fit.bias), steps, weights };
}

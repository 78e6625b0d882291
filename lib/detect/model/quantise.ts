/** Weights to one byte each: a step for each block and output, so that a block of small weights keeps its detail. */
import { headWidth } from "./file.ts";
import type { Head, HeadHeader } from "./file.ts";
import type { Network } from "../train/network.ts";
import type { NetworkHeader, ShippedNetwork } from "./network.ts";

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
      for (let row = from; row < to; row++)
        weights[row * outputs + output] = Math.round((fit.weights[row] ?? 0) / step);
      return step;
    }),
  );
  return { ...head, bias: fits.map((fit) => fit.bias), steps, weights };
}

/** A trained network as it ships: only the named outputs, vectors in whole numbers. */
export function quantiseNetwork(
  trained: Network,
  header: Pick<NetworkHeader, "outputs" | "wordBits" | "letterBits" | "conceptBits">,
): ShippedNetwork {
  const { shape, table } = trained;
  const { dimensions, hidden } = shape;
  const small = new Int8Array(shape.rows * dimensions);
  const steps = shape.blockStarts.map((from, block) => {
    const to = shape.blockStarts[block + 1] ?? shape.rows;
    return Array.from({ length: dimensions }, (_, d) => {
      let largest = 0;
      for (let row = from; row < to; row++)
        largest = Math.max(largest, Math.abs(table[row * dimensions + d] ?? 0));
      const step = largest === 0 ? 1 : largest / 127;
      for (let row = from; row < to; row++)
        small[row * dimensions + d] = Math.round((table[row * dimensions + d] ?? 0) / step);
      return step;
    });
  });
  const shipped = trained.second.subarray(0, header.outputs.length * (hidden + 1));
  const layers = new Float32Array(trained.first.length + shipped.length);
  layers.set(trained.first);
  layers.set(shipped, trained.first.length);
  return { ...header, dimensions, hidden, steps, table: small, layers };
}

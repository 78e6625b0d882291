/**
 * The network that ships: a vector of small whole numbers for each hashed feature, summed by block, one hidden layer.
 * Running it costs about a thousand additions a word and no allocation.
 */
import { CONCEPT_START, LETTER_START } from "../features.ts";
import type { Features } from "../features.ts";
import { blockScales } from "./scale.ts";
import type { Folding } from "./score.ts";

export type NetworkHeader = {
  readonly outputs: readonly string[];
  readonly wordBits: number;
  readonly letterBits: number;
  readonly conceptBits: number;
  readonly dimensions: number;
  readonly hidden: number;
  /** What one step of a vector's number is worth, by block and dimension. */
  readonly steps: readonly (readonly number[])[];
};

export type ShippedNetwork = NetworkHeader & {
  /** Number d of feature f at `f * dimensions + d`. */
  readonly table: Int8Array;
  /** hidden × (inputs + 1), then outputs × (hidden + 1); the last of each row is its bias. */
  readonly layers: Float32Array;
};

export const NETWORK_MEASURES = 32;
/** Slope of the hidden units below zero. */
const LEAK = 0.05;

export function networkRows(header: Pick<NetworkHeader, "wordBits" | "letterBits" | "conceptBits">): number {
  return (1 << header.wordBits) + (1 << header.letterBits) + (1 << header.conceptBits);
}

export function layerSize(header: NetworkHeader): number {
  const inputs = 3 * header.dimensions + NETWORK_MEASURES;
  return header.hidden * (inputs + 1) + header.outputs.length * (header.hidden + 1);
}

/** Room for one reading, made once a detector. */
export type NetworkRoom = {
  readonly sums: Int32Array;
  readonly input: Float32Array;
  readonly hidden: Float32Array;
  readonly outputs: Float64Array;
  /** How the first output moves with each input, after `pull`. */
  readonly slope: Float32Array;
  /** Places of the measures that are not zero. */
  readonly present: Uint8Array;
};

export function makeRoom(network: ShippedNetwork): NetworkRoom {
  const inputs = 3 * network.dimensions + NETWORK_MEASURES;
  return {
    sums: new Int32Array(network.dimensions),
    input: new Float32Array(inputs),
    hidden: new Float32Array(network.hidden),
    outputs: new Float64Array(network.outputs.length),
    slope: new Float32Array(inputs),
    present: new Uint8Array(NETWORK_MEASURES),
  };
}

/** Row of the table for a feature number. */
export function tableRow(id: number, folding: Folding): number {
  if (id < LETTER_START) return id & folding.wordMask;
  if (id < CONCEPT_START) return folding.letterAt + ((id - LETTER_START) & folding.letterMask);
  return folding.conceptAt + ((id - CONCEPT_START) & folding.conceptMask);
}

/** Fills `room.outputs` with margins; only the first `wanted` outputs. */
export function run(
  network: ShippedNetwork,
  folding: Folding,
  features: Features,
  room: NetworkRoom,
  wanted: number,
): void {
  const { dimensions, hidden: hiddenCount, table, layers, steps } = network;
  const { sums, input, hidden, outputs } = room;
  const { ids, measures } = features;
  const scales = blockScales(features);
  const factors = [scales.words, scales.letters, scales.concepts];
  const ends = [
    features.words,
    features.words + features.letters,
    features.words + features.letters + features.concepts,
  ];
  let at = 0;
  for (let block = 0; block < 3; block++) {
    sums.fill(0);
    for (const end = ends[block] ?? 0; at < end; at++) {
      const start = tableRow(ids[at] ?? 0, folding) * dimensions;
      for (let d = 0; d < dimensions; d++) sums[d] = (sums[d] ?? 0) + (table[start + d] ?? 0);
    }
    const factor = factors[block] ?? 0;
    const step = steps[block] ?? [];
    for (let d = 0; d < dimensions; d++)
      input[block * dimensions + d] = (sums[d] ?? 0) * factor * (step[d] ?? 0);
  }
  const inputs = input.length;
  const vectors = 3 * dimensions;
  let present = 0;
  for (let index = 0; index < measures.length; index++) {
    const value = measures[index] ?? 0;
    input[vectors + index] = value * scales.measures;
    // Most measures are zero: their weights need not be read.
    if (value !== 0) room.present[present++] = index;
  }
  for (let h = 0; h < hiddenCount; h++) {
    const start = h * (inputs + 1);
    let sum = layers[start + inputs] ?? 0;
    for (let index = 0; index < vectors; index++) sum += (layers[start + index] ?? 0) * (input[index] ?? 0);
    for (let index = 0; index < present; index++) {
      const place = vectors + (room.present[index] ?? 0);
      sum += (layers[start + place] ?? 0) * (input[place] ?? 0);
    }
    hidden[h] = sum > 0 ? sum : LEAK * sum;
  }
  const second = hiddenCount * (inputs + 1);
  for (let output = 0; output < wanted; output++) {
    const start = second + output * (hiddenCount + 1);
    let sum = layers[start + hiddenCount] ?? 0;
    for (let h = 0; h < hiddenCount; h++) sum += (layers[start + h] ?? 0) * (hidden[h] ?? 0);
    outputs[output] = sum;
  }
}

/** After `run`: how the first output moves with each step of a vector's number, and with each measure, into `room.slope`. */
export function pull(network: ShippedNetwork, room: NetworkRoom): void {
  const { hidden: hiddenCount, layers } = network;
  const inputs = room.input.length;
  const second = hiddenCount * (inputs + 1);
  room.slope.fill(0);
  for (let h = 0; h < hiddenCount; h++) {
    const weight = (layers[second + h] ?? 0) * ((room.hidden[h] ?? 0) > 0 ? 1 : LEAK);
    const start = h * (inputs + 1);
    for (let index = 0; index < inputs; index++)
      room.slope[index] = (room.slope[index] ?? 0) + weight * (layers[start + index] ?? 0);
  }
  const { dimensions, steps } = network;
  for (const [block, step] of steps.entries())
    for (let d = 0; d < dimensions; d++)
      room.slope[block * dimensions + d] = (room.slope[block * dimensions + d] ?? 0) * (step[d] ?? 0);
}

/** Share of one feature in the first output, by `room.slope`, before the block's scale. */
export function shareOf(network: ShippedNetwork, room: NetworkRoom, row: number, block: number): number {
  const { dimensions, table } = network;
  const from = row * dimensions;
  const slopeFrom = block * dimensions;
  let sum = 0;
  for (let d = 0; d < dimensions; d++) sum += (table[from + d] ?? 0) * (room.slope[slopeFrom + d] ?? 0);
  return sum;
}

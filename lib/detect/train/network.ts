/**
 * A small network over the same hashed features: each feature has a short vector, the vectors of a block are summed,
 * one hidden layer mixes the blocks. It learns the teacher's judgement and, beside it, the teacher's own picture of
 * the text, so that words which mean alike come to lie together. Seeded, one thread: the same data, the same weights.
 */
import type { Rows } from "./sparse.ts";

export type NetworkShape = {
  /** Rows of the vector table. */
  readonly rows: number;
  /** Block of each row: features of a block are summed apart. */
  readonly blockStarts: readonly number[];
  readonly dimensions: number;
  /** Dense inputs: the measures of the whole mention. */
  readonly measures: number;
  readonly measureStart: number;
  readonly hidden: number;
  readonly outputs: number;
};

export type Network = {
  readonly shape: NetworkShape;
  readonly table: Float32Array;
  /** hidden × (inputs + 1), the last of each row its bias. */
  readonly first: Float32Array;
  /** outputs × (hidden + 1). */
  readonly second: Float32Array;
};

/** Target of one output: a probability for the first `probabilities` outputs, a coordinate for the rest; NaN is not learned. */
export type Targets = { readonly values: Float32Array; readonly probabilities: number };

export type NetworkOptions = {
  readonly epochs: number;
  readonly rate: number;
  /** Share of features left out of each reading. */
  readonly dropout: number;
  /** Share of readings that see no word and no letter, only concepts: what is learned of one language then serves the others. */
  readonly conceptsOnly: number;
  /** Weight of the teacher's picture beside its judgement. */
  readonly pictureWeight: number;
  readonly seed: number;
};

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = state ^ (state >>> 15);
    mixed = Math.imul(mixed, 0x2c1b3c6d);
    mixed ^= mixed >>> 12;
    return (mixed >>> 0) / 4_294_967_296;
  };
}

export function inputCount(shape: NetworkShape): number {
  return shape.blockStarts.length * shape.dimensions + shape.measures;
}

function create(shape: NetworkShape, random: () => number): Network {
  const inputs = inputCount(shape);
  const spread = (size: number, scale: number): Float32Array =>
    Float32Array.from({ length: size }, () => (random() * 2 - 1) * scale);
  return {
    shape,
    table: spread(shape.rows * shape.dimensions, 0.3),
    first: spread(shape.hidden * (inputs + 1), Math.sqrt(3 / inputs)),
    second: spread(shape.outputs * (shape.hidden + 1), Math.sqrt(1 / shape.hidden)),
  };
}

/** What one reading of a row leaves for the way back. */
type Pass = {
  readonly input: Float32Array;
  readonly hidden: Float32Array;
  readonly output: Float32Array;
  readonly kept: Uint8Array;
};

function newPass(shape: NetworkShape): Pass {
  return {
    input: new Float32Array(inputCount(shape)),
    hidden: new Float32Array(shape.hidden),
    output: new Float32Array(shape.outputs),
    kept: new Uint8Array(25_000),
  };
}

function blockOf(id: number, starts: readonly number[]): number {
  let block = 0;
  while (block + 1 < starts.length && id >= (starts[block + 1] ?? Infinity)) block++;
  return block;
}

function forward(
  network: Network,
  rows: Rows,
  row: number,
  pass: Pass,
  dropout: number,
  random: () => number,
  conceptsOnly = false,
): void {
  const { shape, table, first, second } = network;
  const { input, hidden, output, kept } = pass;
  const size = shape.dimensions;
  const inputs = input.length;
  const from = rows.offsets[row] ?? 0;
  const to = rows.offsets[row + 1] ?? 0;
  const scale = 1 / (1 - dropout);
  const firstKept = conceptsOnly ? (shape.blockStarts.at(-1) ?? 0) : 0;
  input.fill(0);
  for (let at = from; at < to; at++) {
    const id = rows.ids[at] ?? 0;
    const value = (rows.values[at] ?? 0) * scale;
    if (id < firstKept || (dropout > 0 && random() < dropout)) {
      kept[at - from] = 0;
      continue;
    }
    kept[at - from] = 1;
    if (id >= shape.measureStart) {
      input[shape.blockStarts.length * size + id - shape.measureStart] = value;
      continue;
    }
    const place = blockOf(id, shape.blockStarts) * size;
    const start = id * size;
    for (let d = 0; d < size; d++)
      input[place + d] = (input[place + d] ?? 0) + value * (table[start + d] ?? 0);
  }
  for (let h = 0; h < shape.hidden; h++) {
    const start = h * (inputs + 1);
    let sum = first[start + inputs] ?? 0;
    for (let i = 0; i < inputs; i++) sum += (first[start + i] ?? 0) * (input[i] ?? 0);
    hidden[h] = sum > 0 ? sum : 0.05 * sum;
  }
  for (let o = 0; o < shape.outputs; o++) {
    const start = o * (shape.hidden + 1);
    let sum = second[start + shape.hidden] ?? 0;
    for (let h = 0; h < shape.hidden; h++) sum += (second[start + h] ?? 0) * (hidden[h] ?? 0);
    output[o] = sum;
  }
}

/** Trains on `chosen` rows, each counted by its weight. */
export function trainNetwork(
  shape: NetworkShape,
  rows: Rows,
  chosen: readonly number[],
  targets: Targets,
  weights: Float32Array,
  options: NetworkOptions,
): Network {
  const random = generator(options.seed);
  const network = create(shape, random);
  const { table, first, second } = network;
  const inputs = inputCount(shape);
  const size = shape.dimensions;
  const pass = newPass(shape);
  const tableSquares = new Float32Array(shape.rows).fill(1e-3);
  const firstSquares = new Float32Array(first.length).fill(1e-3);
  const secondSquares = new Float32Array(second.length).fill(1e-3);
  const outputGradient = new Float32Array(shape.outputs);
  const hiddenGradient = new Float32Array(shape.hidden);
  const inputGradient = new Float32Array(inputs);
  const order = Int32Array.from(chosen);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const held = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = held;
    }
    const rate = options.rate * (1 - (0.9 * epoch) / options.epochs);
    for (let step = 0; step < order.length; step++) {
      const row = order[step] ?? 0;
      forward(network, rows, row, pass, options.dropout, random, random() < options.conceptsOnly);
      const weight = weights[row] ?? 1;
      for (let o = 0; o < shape.outputs; o++) {
        const target = targets.values[row * shape.outputs + o] ?? NaN;
        const value = pass.output[o] ?? 0;
        if (Number.isNaN(target)) outputGradient[o] = 0;
        else if (o < targets.probabilities)
          outputGradient[o] = weight * (1 / (1 + Math.exp(-value)) - target);
        else outputGradient[o] = options.pictureWeight * (value - target);
      }
      hiddenGradient.fill(0);
      for (let o = 0; o < shape.outputs; o++) {
        const gradient = outputGradient[o] ?? 0;
        if (gradient === 0) continue;
        const start = o * (shape.hidden + 1);
        for (let h = 0; h <= shape.hidden; h++) {
          const place = start + h;
          const g = gradient * (h === shape.hidden ? 1 : (pass.hidden[h] ?? 0));
          if (h < shape.hidden)
            hiddenGradient[h] = (hiddenGradient[h] ?? 0) + gradient * (second[place] ?? 0);
          const squares = (secondSquares[place] ?? 0) + g * g;
          secondSquares[place] = squares;
          second[place] = (second[place] ?? 0) - (rate * g) / Math.sqrt(squares);
        }
      }
      inputGradient.fill(0);
      for (let h = 0; h < shape.hidden; h++) {
        const gradient = (hiddenGradient[h] ?? 0) * ((pass.hidden[h] ?? 0) > 0 ? 1 : 0.05);
        const start = h * (inputs + 1);
        for (let i = 0; i <= inputs; i++) {
          const place = start + i;
          const g = gradient * (i === inputs ? 1 : (pass.input[i] ?? 0));
          if (i < inputs) inputGradient[i] = (inputGradient[i] ?? 0) + gradient * (first[place] ?? 0);
          const squares = (firstSquares[place] ?? 0) + g * g;
          firstSquares[place] = squares;
          first[place] = (first[place] ?? 0) - (rate * g) / Math.sqrt(squares);
        }
      }
      const from = rows.offsets[row] ?? 0;
      const to = rows.offsets[row + 1] ?? 0;
      for (let index = from; index < to; index++) {
        const id = rows.ids[index] ?? 0;
        if (pass.kept[index - from] === 0 || id >= shape.measureStart) continue;
        const value = rows.values[index] ?? 0;
        const place = blockOf(id, shape.blockStarts) * size;
        let norm = 0;
        for (let d = 0; d < size; d++) norm += (inputGradient[place + d] ?? 0) ** 2;
        const squares = (tableSquares[id] ?? 0) + (norm * value * value) / size;
        tableSquares[id] = squares;
        const move = (rate * value) / Math.sqrt(squares);
        const start = id * size;
        for (let d = 0; d < size; d++)
          table[start + d] = (table[start + d] ?? 0) - move * (inputGradient[place + d] ?? 0);
      }
    }
  }
  return network;
}

/** Outputs (margins) of one row. */
export function runNetwork(network: Network, rows: Rows, row: number): Float32Array {
  const pass = newPass(network.shape);
  forward(network, rows, row, pass, 0, Math.random);
  return pass.output;
}

/**
 * Logistic regression over sparse rows with soft targets, fitted by L-BFGS: the optimum is unique, so the same
 * data always gives the same weights.
 */
import type { Rows } from "./sparse.ts";

export type LinearWeights = { readonly weights: Float64Array; readonly bias: number };

export type FitOptions = {
  /** Inverse strength of the L2 penalty, as in LIBLINEAR: larger fits closer. */
  readonly c: number;
  readonly iterations: number;
};

const MEMORY = 6;

function margins(rows: Rows, chosen: Int32Array, theta: Float64Array, out: Float64Array): void {
  const { offsets, ids, values, width } = rows;
  const bias = theta[width] ?? 0;
  for (let at = 0; at < chosen.length; at++) {
    const row = chosen[at] ?? 0;
    let sum = bias;
    const end = offsets[row + 1] ?? 0;
    for (let index = offsets[row] ?? 0; index < end; index++)
      sum += (theta[ids[index] ?? 0] ?? 0) * (values[index] ?? 0);
    out[at] = sum;
  }
}

/** Loss at the given margins, and its gradient into `gradient`. */
function lossAt(problem: Problem, theta: Float64Array, held: Float64Array, gradient: Float64Array): number {
  const { rows, chosen, targets, weights, c } = problem;
  const { offsets, ids, values, width } = rows;
  let loss = 0;
  for (let index = 0; index < width; index++) {
    const value = theta[index] ?? 0;
    loss += 0.5 * value * value;
    gradient[index] = value;
  }
  let biasGradient = 0;
  for (let at = 0; at < chosen.length; at++) {
    const row = chosen[at] ?? 0;
    const z = held[at] ?? 0;
    const target = targets[at] ?? 0;
    const weight = c * (weights[at] ?? 1);
    loss += weight * (Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z))));
    const step = weight * (1 / (1 + Math.exp(-z)) - target);
    biasGradient += step;
    const end = offsets[row + 1] ?? 0;
    for (let index = offsets[row] ?? 0; index < end; index++) {
      const id = ids[index] ?? 0;
      gradient[id] = (gradient[id] ?? 0) + step * (values[index] ?? 0);
    }
  }
  gradient[width] = biasGradient;
  return loss;
}

type Problem = {
  readonly rows: Rows;
  readonly chosen: Int32Array;
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  readonly c: number;
};

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/**
 * Fits `chosen` rows to `targets` (0 to 1), each with its weight.
 * @param targets one for each entry of `chosen`; soft labels are allowed
 */
export function fitLogistic(
  rows: Rows,
  chosen: Int32Array,
  targets: Float64Array,
  weights: Float64Array,
  options: FitOptions,
): LinearWeights {
  const problem: Problem = { rows, chosen, targets, weights, c: options.c };
  const size = rows.width + 1;
  let theta = new Float64Array(size);
  let current = new Float64Array(chosen.length);
  let gradient = new Float64Array(size);
  let loss = lossAt(problem, theta, current, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    const direction = descend(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    // Margins are linear in the step: the line search costs no pass over the rows.
    const along = new Float64Array(chosen.length);
    margins(rows, chosen, direction, along);
    const nextTheta = new Float64Array(size);
    const nextMargin = new Float64Array(chosen.length);
    const nextGradient = new Float64Array(size);
    let step = iteration === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) * 4 : 1;
    let nextLoss = Infinity;
    for (let attempt = 0; attempt < 20; attempt++, step /= 2) {
      for (let index = 0; index < size; index++)
        nextTheta[index] = (theta[index] ?? 0) + step * (direction[index] ?? 0);
      for (let at = 0; at < current.length; at++)
        nextMargin[at] = (current[at] ?? 0) + step * (along[at] ?? 0);
      nextLoss = lossAt(problem, nextTheta, nextMargin, nextGradient);
      if (nextLoss <= loss + 1e-4 * step * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const s = nextTheta.map((value, index) => value - (theta[index] ?? 0));
    const y = nextGradient.map((value, index) => value - (gradient[index] ?? 0));
    const curvature = dot(s, y);
    if (curvature > 1e-12) history.push({ s, y, rho: 1 / curvature });
    if (history.length > MEMORY) history.shift();
    const gain = (loss - nextLoss) / Math.abs(loss);
    theta = nextTheta;
    current = nextMargin;
    gradient = nextGradient;
    loss = nextLoss;
    if (gain < 1e-5) break;
  }
  return { weights: theta.subarray(0, rows.width), bias: theta[rows.width] ?? 0 };
}

/** The two-loop recursion: the gradient turned by what the last steps told of the curvature. */
function descend(
  gradient: Float64Array,
  history: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((value) => -value);
  const alphas: number[] = [];
  for (const { s, y, rho } of history.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    for (let index = 0; index < q.length; index++) q[index] = (q[index] ?? 0) - alpha * (y[index] ?? 0);
  }
  const last = history.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let index = 0; index < q.length; index++) q[index] = (q[index] ?? 0) * scale;
  }
  for (const [index, { s, y, rho }] of history.entries()) {
    const beta = rho * dot(y, q);
    const alpha = alphas[history.length - 1 - index] ?? 0;
    for (let at = 0; at < q.length; at++) q[at] = (q[at] ?? 0) + (alpha - beta) * (s[at] ?? 0);
  }
  return q;
}

/** Margin (log odds) of one row. */
export function margin(rows: Rows, row: number, model: LinearWeights): number {
  let sum = model.bias;
  const end = rows.offsets[row + 1] ?? 0;
  for (let index = rows.offsets[row] ?? 0; index < end; index++) {
    sum += (model.weights[rows.ids[index] ?? 0] ?? 0) * (rows.values[index] ?? 0);
  }
  return sum;
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

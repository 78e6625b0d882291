/** The teacher's pictures in a few coordinates: their principal components, largest first, found by block power iteration. */
import { EMBEDDING_SIZE } from "./embeddings.ts";

const ROUNDS = 12;
/** This many pictures are enough to find the directions. */
const MAX_SAMPLE = 6_000;

function covariance(pictures: readonly Float32Array[], mean: Float64Array): Float64Array[] {
  const matrix = Array.from({ length: EMBEDDING_SIZE }, () => new Float64Array(EMBEDDING_SIZE));
  for (const picture of pictures) {
    const centred = Float64Array.from(picture, (value, index) => value - (mean[index] ?? 0));
    for (const [row, line] of matrix.entries()) {
      const value = centred[row] ?? 0;
      for (let column = 0; column < EMBEDDING_SIZE; column++)
        line[column] = (line[column] ?? 0) + value * (centred[column] ?? 0);
    }
  }
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function orthogonalise(directions: Float64Array[]): void {
  for (const [index, direction] of directions.entries()) {
    for (const earlier of directions.slice(0, index)) {
      const share = dot(direction, earlier);
      for (let at = 0; at < direction.length; at++)
        direction[at] = (direction[at] ?? 0) - share * (earlier[at] ?? 0);
    }
    const length = Math.sqrt(dot(direction, direction)) || 1;
    for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) / length;
  }
}

/**
 * @param known rows whose pictures may be looked at to find the directions: none of a test fold
 * @returns `count` coordinates of each picture, the first with a spread of about two
 */
export function coordinates(
  pictures: readonly Float32Array[],
  known: readonly number[],
  count: number,
): Float32Array[] {
  const stride = Math.max(1, Math.floor(known.length / MAX_SAMPLE));
  const sample = known.filter((_, index) => index % stride === 0).flatMap((row) => pictures[row] ?? []);
  const mean = new Float64Array(EMBEDDING_SIZE);
  for (const picture of sample)
    for (let at = 0; at < EMBEDDING_SIZE; at++)
      mean[at] = (mean[at] ?? 0) + (picture[at] ?? 0) / sample.length;
  const matrix = covariance(sample, mean);
  let directions = Array.from({ length: count }, (_, p) =>
    Float64Array.from({ length: EMBEDDING_SIZE }, (__, at) => Math.sin(p * 7_919 + at * 104_729 + 1)),
  );
  orthogonalise(directions);
  for (let round = 0; round < ROUNDS; round++) {
    directions = directions.map((direction) => Float64Array.from(matrix, (line) => dot(line, direction)));
    orthogonalise(directions);
  }
  const placed = pictures.map((picture) => {
    const centred = Float64Array.from(picture, (value, index) => value - (mean[index] ?? 0));
    return Float32Array.from(directions, (direction) => dot(direction, centred));
  });
  const spread = Math.sqrt(placed.reduce((sum, place) => sum + (place[0] ?? 0) ** 2, 0) / placed.length) || 1;
  return placed.map((place) => place.map((value) => (value / spread) * 2));
}

/** Mentions as rows of numbers: one list of features and values a row, laid end to end. */
import { CONCEPT_START, FEATURE_COUNT, LETTER_START, MEASURE_START, extractFeatures } from "../features.ts";
import type { Features } from "../features.ts";
import { brandMask, maskBrand } from "../text/mask.ts";
import { scanText } from "../text/scan.ts";
import { blockScales } from "../model/scale.ts";

export type Rows = {
  readonly count: number;
  readonly width: number;
  /** Row r is `[offsets[r], offsets[r + 1])` of `ids` and `values`. */
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
};

function merge(features: Features, into: { ids: number[]; values: number[] }): void {
  const scales = blockScales(features);
  const total = features.words + features.letters + features.concepts;
  const sums = new Map<number, number>();
  for (let index = 0; index < total; index++) {
    const id = features.ids[index] ?? 0;
    const scale = id < LETTER_START ? scales.words : id < CONCEPT_START ? scales.letters : scales.concepts;
    sums.set(id, (sums.get(id) ?? 0) + scale);
  }
  for (const [id, value] of sums) {
    into.ids.push(id);
    into.values.push(value);
  }
  for (const [index, value] of features.measures.entries()) {
    if (value === 0) continue;
    into.ids.push(MEASURE_START + index);
    into.values.push(value * scales.measures);
  }
}

/**
 * One row a text, in order, read as the detector reads it.
 * @param english how far each is English, 0 to 1
 */
export function toRows(
  texts: readonly string[],
  brandNames: readonly string[],
  english: (row: number) => number,
): Rows {
  const into = { ids: [] as number[], values: [] as number[] };
  const offsets = new Int32Array(texts.length + 1);
  const mask = brandMask(brandNames);
  for (const [row, text] of texts.entries()) {
    const scan = scanText(text);
    maskBrand(scan, mask);
    merge(extractFeatures(scan, undefined, english(row)), into);
    offsets[row + 1] = into.ids.length;
  }
  return {
    count: texts.length,
    width: FEATURE_COUNT,
    offsets,
    ids: Int32Array.from(into.ids),
    values: Float32Array.from(into.values),
  };
}

/**
 * How much one feature counts: by 1/√n of its block, so that a long mention does not shout a short one down.
 * The relative sizes of the blocks were chosen by cross-validation (docs/model-card.md).
 */
import type { Features } from "../features.ts";

export type BlockScales = {
  readonly words: number;
  readonly letters: number;
  readonly concepts: number;
  readonly measures: number;
};

export const LETTER_SCALE = 0.8;
export const CONCEPT_SCALE = 0.7;
export const MEASURE_SCALE = 0.3;

export function blockScales(features: Features): BlockScales {
  return {
    words: features.words === 0 ? 0 : 1 / Math.sqrt(features.words),
    letters: features.letters === 0 ? 0 : LETTER_SCALE / Math.sqrt(features.letters),
    concepts: features.concepts === 0 ? 0 : CONCEPT_SCALE / Math.sqrt(features.concepts),
    measures: MEASURE_SCALE,
  };
}

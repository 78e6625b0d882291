/**
 * How the detector learns: a teacher (the encoder's pictures and the hashed features, each with a logistic
 * regression, margins averaged) judges texts without a label; the network that ships learns the labels, those judgements and the teacher's pictures.
 */
import { fitLogistic, margin, sigmoid } from "./logistic.ts";
import type { LinearWeights } from "./logistic.ts";
import type { NetworkShape } from "./network.ts";
import type { Rows } from "./sparse.ts";

export type Material = {
  /** All texts, labelled or not. */
  readonly rows: Rows;
  /** The same texts as the teacher pictures them. */
  readonly pictures: Rows;
};

/** A row with a label the head is to learn. */
export type Example = { readonly row: number; readonly label: number; readonly weight: number };

/** Chosen by cross-validation on the training parts (docs/model-card.md). */
export const recipe = {
  hashedC: 8,
  pictureC: 1.5,
  /** Averaging two margins makes both timid. */
  teacherStretch: 1.3,
  /** Share of the label, beside the teacher's opinion, in a labelled row's target. */
  labelShare: 0.6,
  poolWeight: 1,
  /** What cannot be told is as good as even: a "done" alone is neither a request nor none. */
  unclearWeight: 0.5,
  englishC: 20,
  otherC: 8,
  linearPoolWeight: 0.25,
  iterations: 50,
  epochs: 5,
  rate: 0.05,
  dropout: 0.25,
  conceptsOnly: 0.25,
  pictureWeight: 0.1,
  seed: 7,
} as const;

/** Class weights that make both labels count alike. */
export function balanced(labels: readonly number[]): (label: number) => number {
  const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  return (label) => (label === 1 ? 0.5 / share : 0.5 / (1 - share));
}

function fitExamples(rows: Rows, examples: readonly Example[], c: number): LinearWeights {
  return fitLogistic(
    rows,
    Int32Array.from(examples, (example) => example.row),
    Float64Array.from(examples, (example) => example.label),
    Float64Array.from(examples, (example) => example.weight),
    { c, iterations: recipe.iterations },
  );
}

export type Teacher = (row: number) => number;

/** @returns the teacher's log odds for any row of the material */
export function teach(material: Material, examples: readonly Example[]): Teacher {
  const hashed = fitExamples(material.rows, examples, recipe.hashedC);
  const pictured = fitExamples(material.pictures, examples, recipe.pictureC);
  return (row) =>
    ((margin(material.rows, row, hashed) + margin(material.pictures, row, pictured)) / 2) *
    recipe.teacherStretch;
}

/** Outputs that only training uses: the teacher's picture in a few coordinates. */
export const PICTURE_COORDINATES = 32;

export const networkSpace = { wordBits: 14, letterBits: 14, conceptBits: 12 } as const;
/** The linear heads: one language, and eleven. */
export const englishSpace = { wordBits: 15, letterBits: 14, conceptBits: 12 } as const;
export const otherSpace = { wordBits: 16, letterBits: 15, conceptBits: 12 } as const;
const DIMENSIONS = 18;
const HIDDEN = 48;

/** @param outputs heads that ship; the picture's coordinates are added */
export function networkShape(outputs: number): NetworkShape {
  const letters = 1 << networkSpace.wordBits;
  const concepts = letters + (1 << networkSpace.letterBits);
  const measures = concepts + (1 << networkSpace.conceptBits);
  return {
    rows: measures,
    blockStarts: [0, letters, concepts],
    dimensions: DIMENSIONS,
    measures: 32,
    measureStart: measures,
    hidden: HIDDEN,
    outputs: outputs + PICTURE_COORDINATES,
  };
}

/** A row's target for the first output: the label, softened by the teacher where it understands the text. */
export function softTarget(label: number | undefined, opinion: number | undefined): number {
  if (opinion === undefined) return label ?? NaN;
  const judged = sigmoid(opinion);
  return label === undefined ? judged : label * recipe.labelShare + (1 - recipe.labelShare) * judged;
}

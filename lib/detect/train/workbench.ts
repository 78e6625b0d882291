/**
 * All texts of one training run, read once by the detector and once by the teacher; networks are then fitted on
 * whichever rows a split allows.
 */
import { networkOutputs } from "../describe.ts";
import type { Head } from "../model/file.ts";
import { mixMargins } from "../model/judge.ts";
import { quantise, quantiseNetwork } from "../model/quantise.ts";
import type { ShippedNetwork } from "../model/network.ts";
import { maskedInTraining } from "./brands.ts";
import { coordinates } from "./coordinates.ts";
import type { LabelledMention } from "./data.ts";
import { embed, pictureRows } from "./embeddings.ts";
import { foldRows } from "./languages.ts";
import { fitLogistic, margin } from "./logistic.ts";
import type { LinearWeights } from "./logistic.ts";
import { runNetwork, trainNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import {
  PICTURE_COORDINATES,
  englishSpace,
  networkShape,
  networkSpace,
  otherSpace,
  recipe,
  softTarget,
  teach,
} from "./recipe.ts";
import type { Example, Material } from "./recipe.ts";
import { toRows } from "./sparse.ts";
import type { Rows } from "./sparse.ts";

/** Stretches the encoder's unit vectors, so that one penalty fits both kinds of rows. */
const PICTURE_STRETCH = 4;

export type Workbench = {
  readonly texts: readonly string[];
  readonly material: Material;
  /** The rows in the network's feature space. */
  readonly folded: Rows;
  /** The rows in the linear heads'. */
  readonly englishRows: Rows;
  readonly otherRows: Rows;
  readonly english: (row: number) => boolean;
  readonly pictures: readonly Float32Array[];
};

/** @param english whether a row is English, so that the teacher can read it; the others get no picture */
export async function makeWorkbench(
  texts: readonly string[],
  english: (row: number) => boolean,
): Promise<Workbench> {
  const pictures = await embed(texts.map((text, row) => (english(row) ? text : "")));
  const rows = toRows(texts, maskedInTraining, (row) => Number(english(row)));
  return {
    texts,
    pictures,
    folded: foldRows(rows, networkSpace),
    englishRows: foldRows(rows, englishSpace),
    otherRows: foldRows(rows, otherSpace),
    english,
    material: { rows, pictures: pictureRows(pictures, PICTURE_STRETCH) },
  };
}

export type FitInput = {
  /** Labelled rows whose texts the teacher understands. */
  readonly taught: readonly Example[];
  /** Labelled rows in other languages: the label alone counts. */
  readonly untaught: readonly Example[];
  /** Rows without a label. */
  readonly pool: readonly number[];
  /** Kind, intent and urgency where they are known. */
  readonly details: ReadonlyMap<number, LabelledMention>;
};

/** Hard cases count more, the more so where the public sets outnumber them; chosen by cross-validation. */
function weightOf(mention: LabelledMention): number {
  if (mention.group !== "own") return 1;
  return mention.language === "en" ? 2 : 1.5;
}

/** Rows with the product's label as examples: those the teacher understands (English), or the others. */
export function examplesOf(
  mentions: readonly LabelledMention[],
  rows: readonly number[],
  english: boolean,
): Example[] {
  return rows.flatMap((row) => {
    const mention = mentions[row];
    if (mention === undefined || mention.service === null || (mention.language === "en") !== english)
      return [];
    return [{ row, label: mention.service, weight: weightOf(mention) }];
  });
}

/** Targets of the outputs after the first, in the order of `networkOutputs`; NaN where a row tells nothing. */
function detailTargets(mention: LabelledMention | undefined): number[] {
  return networkOutputs.slice(1).map((name) => {
    if (mention === undefined) return NaN;
    const [family, value] = name.split(":");
    if (family === "unclear") return mention.service === null ? 1 : 0;
    if (family === "kind") return mention.kind === null ? NaN : Number(mention.kind === value);
    if (mention.service !== 1) return NaN;
    if (family === "intent") return mention.intent === null ? NaN : Number(mention.intent === value);
    return mention.urgency === null ? NaN : Number(mention.urgency >= Number(value));
  });
}

/** The halves of the detector: they are fitted apart and judge together. */
export type Trained = {
  readonly network: Network;
  readonly english: LinearWeights;
  readonly other: LinearWeights;
};

/** Fits both halves; deterministic. */
export function fitBoth(bench: Workbench, input: FitInput): Trained {
  const teacher = input.taught.length === 0 ? undefined : teach(bench.material, input.taught);
  const targets = [
    ...input.taught.map(({ row, label, weight }) => ({
      row,
      target: softTarget(label, teacher?.(row)),
      weight,
      linearWeight: weight,
    })),
    ...input.untaught.map(({ row, label, weight }) => ({
      row,
      target: label,
      weight,
      linearWeight: weight,
    })),
    ...(teacher === undefined ? [] : input.pool).map((row) => ({
      row,
      target: softTarget(undefined, teacher?.(row)),
      weight: recipe.poolWeight,
      linearWeight: recipe.linearPoolWeight,
    })),
    ...[...input.details]
      .filter(([, mention]) => mention.service === null)
      .map(([row]) => ({
        row,
        target: 0.5,
        weight: recipe.unclearWeight,
        linearWeight: recipe.unclearWeight,
      })),
  ];
  return {
    network: fitNetwork(bench, input, targets),
    english: fitLinear(
      bench.englishRows,
      targets.filter((each) => bench.english(each.row)),
      recipe.englishC,
    ),
    other: fitLinear(
      bench.otherRows,
      targets.filter((each) => !bench.english(each.row)),
      recipe.otherC,
    ),
  };
}

type Target = {
  readonly row: number;
  readonly target: number;
  readonly weight: number;
  readonly linearWeight: number;
};

function fitLinear(rows: Rows, targets: readonly Target[], c: number): LinearWeights {
  return fitLogistic(
    rows,
    Int32Array.from(targets, (each) => each.row),
    Float64Array.from(targets, (each) => each.target),
    Float64Array.from(targets, (each) => each.linearWeight),
    { c, iterations: recipe.iterations },
  );
}

function fitNetwork(bench: Workbench, input: FitInput, targets: readonly Target[]): Network {
  const shape = networkShape(networkOutputs.length);
  const values = new Float32Array(bench.texts.length * shape.outputs).fill(NaN);
  const weights = new Float32Array(bench.texts.length).fill(recipe.poolWeight);
  const english = [...input.taught.map((example) => example.row), ...input.pool];
  const places = english.length === 0 ? [] : coordinates(bench.pictures, english, PICTURE_COORDINATES);
  for (const row of english) values.set(places[row] ?? [], row * shape.outputs + networkOutputs.length);
  for (const { row, target, weight } of targets) {
    values[row * shape.outputs] = target;
    weights[row] = weight;
  }
  for (const [row, mention] of input.details) values.set(detailTargets(mention), row * shape.outputs + 1);
  const chosen = [...new Set([...targets.map((each) => each.row), ...input.details.keys()])];
  return trainNetwork(
    shape,
    bench.folded,
    chosen,
    { values, probabilities: networkOutputs.length },
    weights,
    recipe,
  );
}

/** First margins of both halves together, for rows of the bench. */
export function serviceMargins(trained: Trained, bench: Workbench, rows: readonly number[]): number[] {
  return rows.map((row) =>
    mixMargins(
      runNetwork(trained.network, bench.folded, row)[0] ?? 0,
      bench.english(row) ? margin(bench.englishRows, row, trained.english) : 0,
      bench.english(row) ? 0 : margin(bench.otherRows, row, trained.other),
      Number(bench.english(row)),
    ),
  );
}

/** Both halves as they ship. */
export function ship(trained: Trained): { network: ShippedNetwork; heads: Head[] } {
  return {
    network: quantiseNetwork(trained.network, { outputs: networkOutputs, ...networkSpace }),
    heads: [
      quantise({ name: "service:en", outputs: ["service"], ...englishSpace }, [trained.english]),
      quantise({ name: "service:other", outputs: ["service"], ...otherSpace }, [trained.other]),
    ],
  };
}

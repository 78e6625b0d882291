/**
 * All texts of one training run, read once by the detector and once by the teacher; networks are then fitted on
 * whichever rows a split allows.
 */
import { networkOutputs } from "../describe.ts";
import { quantiseNetwork } from "../model/quantise.ts";
import type { ShippedNetwork } from "../model/network.ts";
import { maskedInTraining } from "./brands.ts";
import { coordinates } from "./coordinates.ts";
import type { LabelledMention } from "./data.ts";
import { embed, pictureRows } from "./embeddings.ts";
import { foldRows } from "./languages.ts";
import { runNetwork, trainNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import { PICTURE_COORDINATES, networkShape, networkSpace, recipe, softTarget, teach } from "./recipe.ts";
import type { Example, Material } from "./recipe.ts";
import { toRows } from "./sparse.ts";
import type { Rows } from "./sparse.ts";

/** Stretches the encoder's unit vectors, so that one penalty fits both kinds of rows. */
const PICTURE_STRETCH = 4;

export type Workbench = {
  readonly texts: readonly string[];
  readonly material: Material;
  readonly folded: Rows;
  readonly pictures: readonly Float32Array[];
};

export async function makeWorkbench(texts: readonly string[]): Promise<Workbench> {
  const pictures = await embed(texts);
  const rows = toRows(texts, maskedInTraining);
  return {
    texts,
    pictures,
    folded: foldRows(rows, networkSpace),
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

/** There are few plain mentions, and they say what most mentions say. */
const PLAIN_WEIGHT = 3;

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
    return [{ row, label: mention.service, weight: mention.group === "plain" ? PLAIN_WEIGHT : 1 }];
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

/** Fits one network; deterministic. */
export function fitNetwork(bench: Workbench, input: FitInput): Network {
  const teacher = input.taught.length === 0 ? undefined : teach(bench.material, input.taught);
  const shape = networkShape(networkOutputs.length);
  const values = new Float32Array(bench.texts.length * shape.outputs).fill(NaN);
  const weights = new Float32Array(bench.texts.length).fill(recipe.poolWeight);
  const english = [
    ...input.taught.map((example) => example.row),
    ...(teacher === undefined ? [] : input.pool),
  ];
  const places = coordinates(bench.pictures, english, PICTURE_COORDINATES);
  for (const row of english) values.set(places[row] ?? [], row * shape.outputs + networkOutputs.length);
  for (const { row, label, weight } of input.taught) {
    values[row * shape.outputs] = softTarget(label, teacher?.(row));
    weights[row] = weight;
  }
  for (const { row, label, weight } of input.untaught) {
    values[row * shape.outputs] = label;
    weights[row] = weight;
  }
  if (teacher !== undefined)
    for (const row of input.pool) values[row * shape.outputs] = softTarget(undefined, teacher(row));
  for (const [row, mention] of input.details) values.set(detailTargets(mention), row * shape.outputs + 1);
  const chosen = [
    ...new Set([...english, ...input.untaught.map((example) => example.row), ...input.details.keys()]),
  ];
  return trainNetwork(
    shape,
    bench.folded,
    chosen,
    { values, probabilities: networkOutputs.length },
    weights,
    recipe,
  );
}

/** Margins of a network's first output for rows of the bench. */
export function serviceMargins(network: Network, bench: Workbench, rows: readonly number[]): number[] {
  return rows.map((row) => runNetwork(network, bench.folded, row)[0] ?? 0);
}

export function ship(network: Network): ShippedNetwork {
  return quantiseNetwork(network, { outputs: networkOutputs, ...networkSpace });
}

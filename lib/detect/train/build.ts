/** From labelled mentions and a pool without labels to the bytes of a model file. */
import { FEATURE_VERSION } from "../features.ts";
import { FORMAT_VERSION, writeModel } from "../model/file.ts";
import { fitCalibration } from "./calibrate.ts";
import type { LabelledMention } from "./data.ts";
import { groupedFolds } from "./folds.ts";
import { fitLanguages } from "./languages.ts";
import { sigmoid } from "./logistic.ts";
import { thresholdsOf } from "./thresholds.ts";
import { examplesOf, fitBoth, makeWorkbench, serviceMargins, ship } from "./workbench.ts";
import type { Trained, Workbench } from "./workbench.ts";

/** One fold of five is held out to turn margins into probabilities. */
const CALIBRATION_FOLDS = 5;

function fit(
  bench: Workbench,
  mentions: readonly LabelledMention[],
  rows: readonly number[],
  pool: readonly number[],
): Trained {
  const allowed = new Set(rows);
  return fitBoth(bench, {
    taught: examplesOf(mentions, rows, true),
    untaught: examplesOf(mentions, rows, false),
    pool,
    details: new Map(
      [...mentions.entries()].filter(([row, mention]) => allowed.has(row) || mention.service === null),
    ),
  });
}

/**
 * Trains a model; the same input gives the same bytes.
 * @param pool texts in English without a label, none of them among the mentions
 * @param say is told of each step
 */
export async function buildModel(
  name: string,
  mentions: readonly LabelledMention[],
  pool: readonly string[],
  say: (what: string) => void,
): Promise<Uint8Array> {
  const bench = await makeWorkbench(
    [...mentions.map((mention) => mention.text), ...pool],
    (row) => (mentions[row]?.language ?? "en") === "en",
  );
  say("read by the detector and the teacher");
  const poolRows = pool.map((_, index) => mentions.length + index);
  const labelled = [...mentions.keys()].filter((row) => mentions[row]?.service !== null);
  const labels = labelled.map((row) => mentions[row]?.service ?? 0);
  const folds = groupedFolds(
    labelled.map((row) => mentions[row]?.text ?? ""),
    labels,
    CALIBRATION_FOLDS,
  );
  const held = labelled.filter((_, index) => folds[index] === 0);
  const heldLabels = held.map((row) => mentions[row]?.service ?? 0);
  const learned = labelled.filter((_, index) => folds[index] !== 0);
  const margins = serviceMargins(fit(bench, mentions, learned, poolRows), bench, held);
  const calibration = fitCalibration(margins, heldLabels);
  const thresholds = thresholdsOf(
    margins.map((margin) => sigmoid(calibration.a * margin + calibration.b)),
    heldLabels,
  );
  say(
    `calibrated: a ${calibration.a.toFixed(3)}, b ${calibration.b.toFixed(3)}; ${JSON.stringify(thresholds)}`,
  );
  const shipped = ship(fit(bench, mentions, labelled, poolRows));
  return writeModel(
    { format: FORMAT_VERSION, features: FEATURE_VERSION, name, calibration, thresholds },
    shipped.network,
    [...shipped.heads, fitLanguages(bench.material.rows, mentions)],
  );
}

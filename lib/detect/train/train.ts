/**
 * `npm run train [-- --licensed-only] [--own-only] [--out FILE]`: rebuilds the model from the sets in ../shared/data
 * and the project's own corpora. The same data gives the same bytes. Without ../shared it trains on the project's
 * own corpora alone, says so, and leaves the shipped model as it is unless `--out` names it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURE_VERSION } from "../features.ts";
import { FORMAT_VERSION, MAX_MODEL_BYTES, writeModel } from "../model/file.ts";
import { fitCalibration } from "./calibrate.ts";
import { hasSharedData, readCorpora, readPlain, readPool, readServiceRequests } from "./data.ts";
import type { LabelledMention } from "./data.ts";
import { duplicateKey } from "./clean.ts";
import { groupedFolds } from "./folds.ts";
import { fitLanguages } from "./languages.ts";
import { thresholdsOf } from "./thresholds.ts";
import { examplesOf, fitNetwork, makeWorkbench, serviceMargins, ship } from "./workbench.ts";

const modelFolder = join(import.meta.dirname, "../../../public/model");
/** One fold of five is held out to turn margins into probabilities. */
const CALIBRATION_FOLDS = 5;
function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const licensedOnly = process.argv.includes("--licensed-only");
const ownOnly = process.argv.includes("--own-only") || !hasSharedData();
if (ownOnly)
  console.log("training on the project's own corpora alone: the public sets of ../shared/data are not used");
const name = ownOnly ? "detector-own" : licensedOnly ? "detector-licensed" : "detector";
const out =
  option("--out") ??
  join(modelFolder, name === "detector" ? "detector.bin" : `../../node_modules/.cache/baton/${name}.bin`);

const started = performance.now();
const say = (what: string): void =>
  console.log(`${String(Math.round((performance.now() - started) / 1_000)).padStart(4)} s  ${what}`);

const mentions: LabelledMention[] = [
  ...(ownOnly ? [] : readServiceRequests(licensedOnly)),
  ...readCorpora("train"),
  ...readPlain(),
];
const known = new Set(mentions.map((mention) => duplicateKey(mention.text)));
const testKeys = new Set(readCorpora("test").map((mention) => duplicateKey(mention.text)));
const pool = (ownOnly ? [] : readPool(licensedOnly)).filter((text) => {
  const key = duplicateKey(text);
  if (key === "" || known.has(key) || testKeys.has(key)) return false;
  known.add(key);
  return true;
});
const clean = mentions.filter((mention) => !testKeys.has(duplicateKey(mention.text)));
say(`${clean.length} labelled mentions, ${pool.length} without a label`);
const bench = await makeWorkbench([...clean.map((mention) => mention.text), ...pool]);
say("read by the detector and the teacher");

const poolRows = pool.map((_, index) => clean.length + index);
const labelled = [...clean.keys()].filter((row) => clean[row]?.service !== null);

function fit(rows: readonly number[]) {
  const allowed = new Set(rows);
  const unclear = [...clean.keys()].filter((row) => clean[row]?.service === null);
  return fitNetwork(bench, {
    taught: examplesOf(clean, rows, true),
    untaught: examplesOf(clean, rows, false),
    pool: poolRows,
    details: new Map([...clean.entries()].filter(([row]) => allowed.has(row) || unclear.includes(row))),
  });
}

const labels = labelled.map((row) => clean[row]?.service ?? 0);
const folds = groupedFolds(
  labelled.map((row) => clean[row]?.text ?? ""),
  labels,
  CALIBRATION_FOLDS,
);
const held = labelled.filter((_, index) => folds[index] === 0);
const heldLabels = held.map((row) => clean[row]?.service ?? 0);
const margins = serviceMargins(fit(labelled.filter((_, index) => folds[index] !== 0)), bench, held);
const calibration = fitCalibration(margins, heldLabels);
const probabilities = margins.map((margin) => 1 / (1 + Math.exp(-(calibration.a * margin + calibration.b))));
const thresholds = thresholdsOf(probabilities, heldLabels);
say(
  `calibrated: a ${calibration.a.toFixed(3)}, b ${calibration.b.toFixed(3)}; ${JSON.stringify(thresholds)}`,
);

const network = fit(labelled);
const bytes = writeModel(
  { format: FORMAT_VERSION, features: FEATURE_VERSION, name, calibration, thresholds },
  ship(network),
  [fitLanguages(bench.material.rows, clean)],
);
if (bytes.length > MAX_MODEL_BYTES)
  throw new Error(`the model has ${bytes.length} bytes, more than ${MAX_MODEL_BYTES}`);
writeFileSync(out, bytes);
say(`${out}: ${bytes.length} bytes`);

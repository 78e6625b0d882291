/**
 * `npm run train [-- --licensed-only] [--out FILE]`: rebuilds the model from the sets in ../shared/data and the
 * project's own corpora. The same data gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEATURE_VERSION } from "../features.ts";
import { FORMAT_VERSION, MAX_MODEL_BYTES, writeModel } from "../model/file.ts";
import { maskedInTraining } from "./brands.ts";
import { fitCalibration } from "./calibrate.ts";
import { hasSharedData, readCorpora, readServiceRequests } from "./data.ts";
import { groupedFolds } from "./folds.ts";
import { fitAspects, fitLanguages, quantiseService } from "./heads.ts";
import { fitLogistic, margin } from "./logistic.ts";
import { toRows } from "./sparse.ts";

const licensedOnly = process.argv.includes("--licensed-only");
const mentions = [...(hasSharedData() ? readServiceRequests(licensedOnly) : []), ...readCorpora("train")];
const rows = toRows(mentions.map((mention) => mention.text), maskedInTraining);
console.log(`${mentions.length} mentions`);
const labelled = [...mentions.keys()].filter((row) => mentions[row]?.service !== null);
const labels = labelled.map((row) => mentions[row]?.service ?? 0);
const options = { c: 8, iterations: 40 };
const fit = (chosen: number[]) =>
  fitLogistic(rows, Int32Array.from(chosen), Float64Array.from(chosen, (row) => mentions[row]?.service ?? 0), new Float64Array(chosen.length).fill(1), options);
const folds = groupedFolds(labelled.map((row) => mentions[row]?.text ?? ""), labels, 3);
const held: number[] = [];
for (let fold = 0; fold < 3; fold++) {
  const model = fit(labelled.filter((_, index) => folds[index] !== fold));
  for (const [index, row] of labelled.entries()) if (folds[index] === fold) held[index] = margin(rows, row, model);
}
const calibration = fitCalibration(held, labels);
const bytes = writeModel(
  {
    format: FORMAT_VERSION, features: FEATURE_VERSION, name: licensedOnly ? "baton-licensed" : "baton", calibration,
    thresholds: { few_misses: [0.2, 0.35], balanced: [0.4, 0.55], few_false_flags: [0.5, 0.8] },
    data: [],
  },
  [quantiseService(fit(labelled)), fitAspects(rows, mentions), fitLanguages(rows, mentions)],
);
if (bytes.length > MAX_MODEL_BYTES) throw new Error(`the model has ${bytes.length} bytes`);
writeFileSync(join(import.meta.dirname, "../../../public/model/detector.bin"), bytes);
console.log(bytes.length, calibration);

/**
 * The detector beside what npm offers, in one run: same training rows, same held-out fold of ../shared/data's
 * service-requests, near duplicates never split. `node tests/bench/detect/compare.ts`
 */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createDetector } from "../../../lib/detect/create-detector.ts";
import { auc, macroF1 } from "../../../lib/detect/evaluate/metrics.ts";
import { crossValidateProduct } from "../../../lib/detect/evaluate/protocols.ts";
import { hasSharedData, readServiceRequests } from "../../../lib/detect/train/data.ts";
import { groupedFolds } from "../../../lib/detect/train/folds.ts";
import { opponents } from "./opponents.ts";

const FOLDS = 5;
const root = join(import.meta.dirname, "../../..");

function bytesOf(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  return stat.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
    : stat.size;
}

/** Processor time, so that other programs on the machine count less. */
function microsecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function line(name: string, scores: number[], labels: number[], microseconds: number, bytes: number): void {
  console.log(
    [
      name.padEnd(30),
      (100 * macroF1(scores, labels, 0.5)).toFixed(1),
      auc(scores, labels).toFixed(3),
      `${microseconds.toFixed(1).padStart(8)} µs`,
      `${Math.round(bytes / 1_024)
        .toString()
        .padStart(6)} KiB`,
    ].join("  "),
  );
}

if (!hasSharedData())
  console.log("detector comparison: needs the public sets in ../shared/data, which are not here");
else {
  const mentions = readServiceRequests(false).filter((mention) => mention.service !== null);
  const texts = mentions.map((mention) => mention.text);
  const labels = mentions.map((mention) => mention.service ?? 0);
  const folds = groupedFolds(texts, labels, FOLDS);
  const train = [...texts.keys()].filter((row) => folds[row] !== 0);
  const test = [...texts.keys()].filter((row) => folds[row] === 0);
  const testLabels = test.map((row) => labels[row] ?? 0);

  const ours = await crossValidateProduct(FOLDS, 1);
  const modelFile = join(root, "public/model/detector.bin");
  const detector = createDetector(new Uint8Array(readFileSync(modelFile)));
  const detect = (row: number) => detector.detect({ text: texts[row] ?? "", brandNames: [], context: {} });
  for (const row of test) detect(row);
  const started = process.cpuUsage();
  for (const row of test) detect(row);
  const spent = microsecondsSince(started) / test.length;
  line(
    "Baton",
    ours.map((row) => row.score),
    ours.map((row) => row.label),
    spent,
    bytesOf(modelFile) + bytesOf(join(root, "lib/detect/lexicon")),
  );

  for (const opponent of await opponents()) {
    const lessons = train.slice(0, opponent.most);
    await opponent.learn(
      lessons.map((row) => texts[row] ?? ""),
      lessons.map((row) => labels[row] ?? 0),
    );
    const begun = process.cpuUsage();
    const scores: number[] = [];
    for (const row of test) scores.push(await opponent.score(texts[row] ?? ""));
    const each = microsecondsSince(begun) / test.length;
    line(
      opponent.name,
      scores,
      testLabels,
      each,
      opponent.packages.reduce((sum, name) => sum + bytesOf(join(root, "node_modules", name)), 0),
    );
  }
}

/**
 * `npm run train [-- --licensed-only] [--own-only] [--out FILE]`: rebuilds the model from the sets in ../shared/data
 * and the project's own corpora. The same data gives the same bytes. Without ../shared it trains on the project's
 * own corpora alone, says so, and leaves the shipped model as it is unless `--out` names it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { MAX_MODEL_BYTES } from "../model/file.ts";
import { buildModel } from "./build.ts";
import { hasSharedData, readCorpora, readPlain, readPool, readServiceRequests } from "./data.ts";
import type { LabelledMention } from "./data.ts";
import { duplicateKey } from "./clean.ts";
import { apartFrom } from "./duplicates.ts";

const modelFolder = join(import.meta.dirname, "../../../public/model");
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
const tested = readCorpora("test").map((mention) => mention.text);
const clean = apartFrom(
  mentions.map((mention) => mention.text),
  tested,
).flatMap((row) => mentions[row] ?? []);
say(`${clean.length} labelled mentions, ${pool.length} without a label`);
const bytes = await buildModel(name, clean, pool, say);
if (bytes.length > MAX_MODEL_BYTES)
  throw new Error(`the model has ${bytes.length} bytes, more than ${MAX_MODEL_BYTES}`);
writeFileSync(out, bytes);
say(`${out}: ${bytes.length} bytes`);

/**
 * `npm run evaluate [-- --set NAME] [--folds N] [--only N] [--examples N] [FILE…]`: how right the detector is.
 * Sets: complaints, airline-mentions, service-requests (each learned and tested on itself, near duplicates never
 * split), without-airlines, leave-one-source-out, leave-one-brand-out, own (the shipped model on the project's test corpora),
 * explanations (do the words it names matter, and would a person name them?), corrections (what twenty teach, and what
 * an angry hour spoils).
 * `--only N` runs the first N folds, sources or brands. Without ../shared only `own` and FILEs can be measured.
 */
import { hasSharedData } from "../train/data.ts";
import { leaveAirlinesOut, leaveEachBrandOut, leaveEachSourceOut } from "./leave-out.ts";
import { proofs } from "./proofs.ts";
import { crossValidate, crossValidateProduct } from "./protocols.ts";
import { report } from "./report.ts";
import type { Scored } from "./report.ts";
import { scoreFile, scoreOwnTests } from "./shipped.ts";

const values = new Map<string, string>();
const files: string[] = [];
for (let at = 2; at < process.argv.length; at++) {
  const word = process.argv[at] ?? "";
  if (word.startsWith("--")) values.set(word.slice(2), process.argv[++at] ?? "");
  else files.push(word);
}
const folds = Number(values.get("folds") ?? 10);
const only = Number(values.get("only") ?? folds);
const examples = Number(values.get("examples") ?? 0);

const sets: Readonly<Record<string, () => Promise<Scored[]> | Scored[]>> = {
  complaints: () => crossValidate("complaints", folds, only),
  "airline-mentions": () => crossValidate("airline-mentions", folds, only),
  "service-requests": () => crossValidateProduct(folds, only),
  "without-airlines": () => leaveAirlinesOut(),
  "leave-one-source-out": () => leaveEachSourceOut(only),
  "leave-one-brand-out": () => leaveEachBrandOut(only),
  own: scoreOwnTests,
};

const wanted = values.get("set");
if (wanted !== undefined && proofs[wanted] !== undefined) {
  for (const line of proofs[wanted]()) console.log(line);
} else if (wanted !== undefined && sets[wanted] === undefined) {
  console.error(
    `no set "${wanted}"; there are: ${[...Object.keys(sets), ...Object.keys(proofs)].join(", ")}`,
  );
  process.exitCode = 2;
} else {
  for (const file of files) report(file, scoreFile(file), examples);
  const names = wanted !== undefined ? [wanted] : files.length > 0 ? [] : Object.keys(sets);
  for (const name of names) {
    if (name !== "own" && !hasSharedData()) {
      console.log(`${name}: needs the public sets in ../shared/data, which are not here`);
      continue;
    }
    const set = sets[name];
    if (set !== undefined) report(name, await set(), examples);
  }
}

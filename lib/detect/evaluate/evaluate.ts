/**
 * `npm run evaluate [-- --set NAME] [--folds N] [--only N] [--examples N] [FILE…]`: how right the detector is.
 * Sets: complaints, airline-mentions, service-requests (each learned and tested on itself, near duplicates never
 * split), without-airlines, leave-one-source-out, leave-one-brand-out, own (the shipped model on the project's test corpora),
 * explanations (do the words it names matter?).
 * `--only N` runs the first N folds, sources or brands. Without ../shared only `own` and FILEs can be measured.
 */
import { hasSharedData } from "../train/data.ts";
import { deletionTest } from "./explanations.ts";
import { leaveAirlinesOut, leaveEachBrandOut, leaveEachSourceOut } from "./leave-out.ts";
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
if (wanted === "explanations") {
  const { mentions, named, random, better } = deletionTest();
  console.log(
    `explanations  ${mentions} mentions  fall without the named words ${named.toFixed(3)}, without as many random ones ${random.toFixed(3)}; named at least as heavy in ${(100 * better).toFixed(1)} %`,
  );
} else if (wanted !== undefined && sets[wanted] === undefined) {
  console.error(`no set "${wanted}"; there are: ${Object.keys(sets).join(", ")}`);
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

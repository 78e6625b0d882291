/** Splits that no near duplicate straddles. */
import { hashUnit, HASH_START, spread } from "../text/hash.ts";
import { duplicateKey } from "./clean.ts";
import { duplicateGroups } from "./duplicates.ts";

export function stableHash(text: string, seed = 0): number {
  let hash = HASH_START ^ seed;
  for (let index = 0; index < text.length; index++) hash = hashUnit(hash, text.charCodeAt(index));
  return spread(hash);
}

/** The fold (0 to `folds` - 1) of each text: near duplicates share one, and labels are spread evenly. */
export function groupedFolds(
  texts: readonly string[],
  labels: readonly number[],
  folds: number,
  seed = 0,
): Int32Array {
  const groups = duplicateGroups(texts);
  const keyOf = new Map<number, string>();
  for (const [index, group] of groups.entries())
    if (!keyOf.has(group)) keyOf.set(group, duplicateKey(texts[index] ?? ""));
  const order = [...keyOf.keys()].toSorted(
    (a, b) => stableHash(keyOf.get(a) ?? "", seed) - stableHash(keyOf.get(b) ?? "", seed),
  );
  const next = new Map<number, number>();
  const foldOf = new Map<number, number>();
  for (const group of order) {
    // A group is named by its first text.
    const label = labels[group] ?? 0;
    const fold = next.get(label) ?? 0;
    foldOf.set(group, fold);
    next.set(label, (fold + 1) % folds);
  }
  return Int32Array.from(groups, (group) => foldOf.get(group) ?? 0);
}

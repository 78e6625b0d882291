/** Splits that no near duplicate straddles. */
import { hashUnit, HASH_START, spread } from "../text/hash.ts";
import { duplicateKey } from "./clean.ts";

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
  const keys = texts.map(duplicateKey);
  const order = [...new Set(keys)].toSorted((a, b) => stableHash(a, seed) - stableHash(b, seed));
  const labelOf = new Map<string, number>();
  for (const [index, key] of keys.entries()) if (!labelOf.has(key)) labelOf.set(key, labels[index] ?? 0);
  const next = new Map<number, number>();
  const foldOf = new Map<string, number>();
  for (const key of order) {
    const label = labelOf.get(key) ?? 0;
    const fold = next.get(label) ?? 0;
    foldOf.set(key, fold);
    next.set(label, (fold + 1) % folds);
  }
  return Int32Array.from(keys, (key) => foldOf.get(key) ?? 0);
}

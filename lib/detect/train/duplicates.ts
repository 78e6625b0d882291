/**
 * Near duplicates: texts that say the same with a word or two changed. They must not straddle a split, and nothing
 * that nearly equals a test mention may be learned from. Candidates come from MinHash (Broder 1997), and are compared.
 */
import { HASH_START, hashUnit, spread } from "../text/hash.ts";
import { duplicateKey } from "./clean.ts";

/** Runs of this many letters are compared. */
const RUN = 4;
/** Share of runs that two texts have in common (Jaccard) from which they count as one. */
const ALIKE = 0.6;
/** Ten bands of three: a pair at `ALIKE` becomes a candidate with 91 % probability, at .75 with 99.6 %. */
const BANDS = 10;
const BAND_ROWS = 3;

function runsOf(key: string): Set<number> {
  const runs = new Set<number>();
  for (let at = 0; at === 0 || at + RUN <= key.length; at++) {
    let hash = HASH_START;
    for (let end = at; end < Math.min(at + RUN, key.length); end++)
      hash = hashUnit(hash, key.charCodeAt(end));
    runs.add(spread(hash));
  }
  return runs;
}

function bandsOf(runs: ReadonlySet<number>): string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const lowest = Array.from({ length: BAND_ROWS }, (__, row) => {
      const salt = Math.imul(band * BAND_ROWS + row + 1, 0x9e3779b1);
      let low = 0xffffffff;
      for (const run of runs) low = Math.min(low, spread(run ^ salt));
      return low;
    });
    return `${band}:${lowest.join(":")}`;
  });
}

function alike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  let common = 0;
  for (const run of a) if (b.has(run)) common++;
  return common >= ALIKE * (a.size + b.size - common);
}

/** A number for each text; near duplicates, and near duplicates of those, share one. */
export function duplicateGroups(texts: readonly string[]): Int32Array {
  const keys = texts.map(duplicateKey);
  const group = Int32Array.from(keys.keys());
  const root = (index: number): number => {
    let at = index;
    while (group[at] !== at) at = group[at] = group[group[at] ?? at] ?? at;
    return at;
  };
  const firstOfKey = new Map<string, number>();
  const bands = new Map<string, number[]>();
  const runs: Set<number>[] = [];
  for (const [index, key] of keys.entries()) {
    const same = firstOfKey.get(key);
    if (same !== undefined) {
      group[index] = same;
      continue;
    }
    firstOfKey.set(key, index);
    const mine = runsOf(key);
    runs[index] = mine;
    for (const band of bandsOf(mine)) {
      const others = bands.get(band);
      if (others === undefined) bands.set(band, [index]);
      else {
        for (const other of others) {
          const [a, b] = [root(index), root(other)];
          if (a !== b && alike(mine, runs[other] ?? mine)) group[Math.max(a, b)] = Math.min(a, b);
        }
        others.push(index);
      }
    }
  }
  return Int32Array.from(keys.keys(), root);
}

/** The rows of `texts` that nearly equal none of `kept`. */
export function apartFrom(texts: readonly string[], kept: readonly string[]): number[] {
  const groups = duplicateGroups([...kept, ...texts]);
  const taken = new Set(groups.subarray(0, kept.length));
  return [...texts.keys()].filter((row) => !taken.has(groups[kept.length + row] ?? -1));
}

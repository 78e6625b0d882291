/** Random choices that a seed repeats. */
export type Random = {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  /** Up to `count` of `values`, each at most once. */
  some<Value>(values: readonly Value[], count: number): Value[];
  word(): string;
};

/** Mulberry32, by Tommy Ettinger (public domain): short, and good enough to vary a page. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(fraction() * end);
  const word = (): string => below(2 ** 31).toString(36);
  return {
    fraction,
    below,
    word,
    chance: (probability) => fraction() < probability,
    some(values, count) {
      const left = [...values];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(below(left.length), 1),
      ).flat();
    },
  };
}

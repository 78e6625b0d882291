/** FNV-1a over UTF-16 units: a prefix's hash is a step on the way to the whole word's. */

export const HASH_START = 0x811c9dc5;

export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

export function hashUnits(units: Uint16Array, from: number, to: number, start: number = HASH_START): number {
  let hash = start;
  for (let index = from; index < to; index++) hash = Math.imul(hash ^ (units[index] ?? 0), 0x01000193);
  return hash;
}

/** Spreads a hash over all its bits, so that its low bits can be a bucket (the finaliser of MurmurHash3). */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

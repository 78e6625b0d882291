/** Where the rows of a long list lie when only a few of them are in the page. All numbers are CSS pixels. */

/** A row that nobody has seen yet is taken to be this high. */
export const GUESSED_HEIGHT = 140;
/** Rows are mounted this far above and below what the window shows. */
const MARGIN = 400;

export type Range = { readonly start: number; readonly end: number };

/** Top of every row, and of the end of the list as the last entry. */
export function offsetsOf(keys: readonly string[], heights: ReadonlyMap<string, number>): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  keys.forEach((key, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (heights.get(key) ?? GUESSED_HEIGHT);
  });
  return offsets;
}

/** Index of the row at a distance from the top of the list. */
function rowAt(offsets: Float64Array, distance: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] ?? 0) <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to mount while the window shows `height` pixels from `top`, counted from the top of the list. */
export function rangeOf(offsets: Float64Array, top: number, height: number): Range {
  return {
    start: rowAt(offsets, top - MARGIN),
    end: Math.min(offsets.length - 1, rowAt(offsets, top + height + MARGIN) + 1),
  };
}

/** Where a box of fixed size stands beside something in the window. Pure; all in CSS pixels. */

export type Size = { readonly width: number; readonly height: number };
export type Box = Size & { readonly left: number; readonly top: number };

/** Distance to what it stands beside, and to the edges of the window. */
const GAP = 6;
const MARGIN = 8;

/**
 * Below `at` and flush with its start; above when there is more room; pushed inside the window where it would stick
 * out, and made smaller where the window is.
 * @param rightToLeft the start is the right edge
 */
export function placeBeside(at: Box, wanted: Size, window: Size, rightToLeft: boolean): Box {
  const width = Math.min(wanted.width, window.width - 2 * MARGIN);
  const height = Math.min(wanted.height, window.height - 2 * MARGIN);
  const below = at.top + at.height + GAP;
  const above = at.top - GAP - height;
  const roomBelow = window.height - below;
  const top = roomBelow >= height + MARGIN || roomBelow >= at.top ? below : above;
  const left = rightToLeft ? at.left + at.width - width : at.left;
  return {
    width,
    height,
    left: between(MARGIN, left, window.width - MARGIN - width),
    top: between(MARGIN, top, window.height - MARGIN - height),
  };
}

function between(least: number, value: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}

import { createStyle } from "../shared/style.ts";
import { atoms, bases, palettes, type Atom } from "./atoms.ts";

/** `x` and seven letters for everything, as Facebook has had since 2022; others at each load. */
const style = createStyle<Atom, keyof typeof bases, keyof (typeof palettes)["light"]>({
  palettes,
  bases,
  atoms,
  className: (_, token) => `x${token.padStart(7, "k").slice(-7)}`,
});

export const { sheet: styleSheet, palette, useSalt } = style;

/** Classes of a box. */
export function box(...list: readonly (Atom | false)[]): string {
  return style.classes("box", list);
}

/** Classes of words. */
export function text(...list: readonly (Atom | false)[]): string {
  return style.classes("text", list);
}

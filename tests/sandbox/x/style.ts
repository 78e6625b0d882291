import { createStyle } from "../shared/style.ts";
import { atoms, bases, palettes, type Atom } from "./atoms.ts";

type Colour = keyof (typeof palettes)["light"];

/** `css-…` for the base of an element, `r-…` for each rule. */
const style = createStyle<Atom, keyof typeof bases, Colour>({
  palettes,
  bases,
  atoms,
  className: (kind, token) => `${kind === "base" ? "css" : "r"}-${token.slice(0, 7)}`,
});

export const { sheet: styleSheet, palette } = style;

/** Classes of a box. */
export function box(...list: readonly (Atom | false)[]): string {
  return style.classes("box", list);
}

/** Classes of a block of text. */
export function text(...list: readonly (Atom | false)[]): string {
  return style.classes("text", list);
}

/** Classes of a run of text. */
export function run(...list: readonly (Atom | false)[]): string {
  return style.classes("run", list);
}

/** Text colours are inline on X, as here. */
export function colour(name: Colour): { color: string } {
  return { color: palette()[name] };
}

import { hash } from "../data/tokens.ts";
import type { Switches } from "../switches.ts";
import { atoms, bases, palettes, type Atom, type Base } from "./atoms.ts";
import { environment } from "./environment.ts";

/** `css-…` for the base of an element, `r-…` for each rule: new names for every seed, so nobody can hold on to one. */
function className(kind: "css" | "r", name: string, theme: Switches["theme"]): string {
  const { seed } = environment().switches;
  return `${kind}-${hash(`${seed}${name}${theme}`).toString(36).slice(0, 7)}`;
}

const names = new Map<string, string>();

function classNames(base: Base, list: readonly (Atom | false)[]): string {
  const { seed, theme } = environment().switches;
  const key = `${seed}${theme}${base}${list.join()}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const used = list.filter((atom) => atom !== false);
  const value = [className("css", base, theme), ...used.map((atom) => className("r", atom, theme))].join(" ");
  names.set(key, value);
  return value;
}

/** Classes of a box. */
export function box(...list: readonly (Atom | false)[]): string {
  return classNames("box", list);
}

/** Classes of a block of text. */
export function text(...list: readonly (Atom | false)[]): string {
  return classNames("text", list);
}

/** Classes of a run of text. */
export function run(...list: readonly (Atom | false)[]): string {
  return classNames("run", list);
}

/** The whole style sheet, both themes, with the names of this seed. */
export function styleSheet(): string {
  return (["light", "dark"] as const)
    .flatMap((theme) => {
      const colours = palettes[theme];
      const fill = (rule: string): string =>
        rule.replace(
          /\$(\w+)/g,
          (_, wanted: string) => Object.entries(colours).find(([name]) => name === wanted)?.[1] ?? "",
        );
      return [
        ...Object.entries(bases).map(([name, rule]) => `.${className("css", name, theme)}{${fill(rule)}}`),
        ...Object.entries(atoms).map(([name, rule]) => {
          const selector = `.${className("r", name, theme)}`;
          return rule.startsWith("@") ? fill(rule.replace("&", selector)) : `${selector}{${fill(rule)}}`;
        }),
      ];
    })
    .join("\n");
}

type Colours = (typeof palettes)[Switches["theme"]];

/** Text colours are inline on X, as here. */
export function colour(name: keyof Colours): { color: string } {
  return { color: palettes[environment().switches.theme][name] };
}

export function palette(): Colours {
  return palettes[environment().switches.theme];
}

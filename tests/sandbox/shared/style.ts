import { hash } from "../data/tokens.ts";
import type { Switches } from "../switches.ts";
import { environment } from "./environment.ts";

type Theme = Switches["theme"];

/** The look of a site, one rule a name. `$name` is a colour of the theme, `&` the rule's own class. */
export type Look<Atom extends string, Base extends string, Colour extends string> = {
  readonly palettes: Readonly<Record<Theme, Readonly<Record<Colour, string>>>>;
  /** What every element of a kind has. */
  readonly bases: Readonly<Record<Base, string>>;
  readonly atoms: Readonly<Record<Atom, string>>;
  /** The class for a rule, made of a token that is new for every seed, so that nobody can hold on to one. */
  className(kind: "base" | "atom", token: string): string;
};

export type Style<Atom extends string, Base extends string, Colour extends string> = {
  classes(base: Base, list: readonly (Atom | false)[]): string;
  /** The whole style sheet, both themes, with the names of this seed. */
  sheet(): string;
  palette(): Readonly<Record<Colour, string>>;
  /** Other class names from now on: those of another load of the page, where the site has new ones at each. */
  useSalt(salt: string): void;
};

export function createStyle<Atom extends string, Base extends string, Colour extends string>({
  palettes,
  bases,
  atoms,
  className,
}: Look<Atom, Base, Colour>): Style<Atom, Base, Colour> {
  const known = new Map<string, string>();
  let salt = "";
  const nameOf = (kind: "base" | "atom", name: string, theme: Theme): string =>
    className(kind, hash(`${salt}${environment().switches.seed}${name}${theme}`).toString(36));
  const rulesOf = (
    kind: "base" | "atom",
    rules: Readonly<Record<string, string>>,
    theme: Theme,
  ): string[] => {
    const colours: ReadonlyMap<string, string> = new Map(Object.entries(palettes[theme]));
    return Object.entries(rules).map(([name, rule]) => {
      const selector = `.${nameOf(kind, name, theme)}`;
      const filled = rule.replace(/\$(\w+)/g, (_, wanted: string) => colours.get(wanted) ?? "");
      return filled.startsWith("@") ? filled.replace("&", selector) : `${selector}{${filled}}`;
    });
  };
  return {
    classes(base, list) {
      const { seed, theme } = environment().switches;
      const key = `${seed}${theme}${base}${list.join()}`;
      const value =
        known.get(key) ??
        [
          nameOf("base", base, theme),
          ...list.flatMap((atom) => (atom === false ? [] : nameOf("atom", atom, theme))),
        ].join(" ");
      known.set(key, value);
      return value;
    },
    sheet: () =>
      (["light", "dark"] as const)
        .flatMap((theme) => [...rulesOf("base", bases, theme), ...rulesOf("atom", atoms, theme)])
        .join("\n"),
    palette: () => palettes[environment().switches.theme],
    useSalt(value) {
      salt = value;
      known.clear();
    },
  };
}

import { hash } from "../data/tokens.ts";
import { atoms, palettes, type Atom } from "./atoms.ts";
import { readState } from "./state.ts";

/** Part of every class name: another one at each load of the page, as the names of a new release are. */
let salt = "0";
const names = new Map<string, string>();

export function useSalt(value: string): void {
  salt = value;
  names.clear();
}

function nameOf(atom: string): string {
  const known = names.get(atom);
  if (known !== undefined) return known;
  const name = `x${hash(`${salt}${atom}`).toString(36).padStart(7, "0").slice(0, 7)}`;
  names.set(atom, name);
  return name;
}

/** Atomic class names, a fresh row of them for each rule; every other tick the page writes one more. */
export function look(...list: readonly (Atom | false)[]): string {
  const used = list.filter((atom) => atom !== false).map(nameOf);
  return [...used, nameOf(readState().tick % 2 === 0 ? "even" : "odd")].join(" ");
}

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--ig-${name}:${value}`)
    .join(";");

const fill = (rule: string): string => rule.replace(/\$(\w+)/g, "var(--ig-$1)");

/** The whole style sheet with the names of this load. Both themes are in it; the class of `html` chooses. */
export function styleSheet(): string {
  return [
    `:root,.__fb-light-mode{${variables(palettes.light)}}`,
    `.__fb-dark-mode{color-scheme:dark;${variables(palettes.dark)}}`,
    "body{margin:0;background:var(--ig-page);color:var(--ig-ink);font:14px/18px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}",
    "a{color:inherit;text-decoration:none}h1,h2,h3{font:inherit;margin:0}ul{list-style:none;margin:0;padding:0}",
    "button{appearance:none;background:none;border:0;color:inherit;font:inherit;padding:0;cursor:pointer;text-align:inherit}",
    "hr{border:0;border-top:1px solid var(--ig-line);margin:0;width:100%}[role=button]{cursor:pointer}",
    ...Object.entries(atoms).map(([name, rule]) => `.${nameOf(name)}{${fill(rule)}}`),
  ].join("\n");
}

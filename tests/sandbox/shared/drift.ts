import { hash } from "../data/tokens.ts";
import { environment } from "./environment.ts";

/** An attribute that adapters hold on to, as drift leaves it: as it is, renamed, or gone. */
export function drifted(attribute: string, value: string): Readonly<Record<string, string>> {
  const { drift, seed } = environment().switches;
  switch (drift) {
    case "none":
      return { [attribute]: value };
    case "strip":
      return {};
    case "rename":
      return { [attribute]: `t${hash(`${seed}${value.replace(/-[^-]*$/, "")}`).toString(36)}` };
    case "drop":
      return isDropped(value) ? {} : { [attribute]: value };
    default:
      return drift satisfies never;
  }
}

/** Passes ARIA attributes on, or loses them when drift says so. */
export function aria<Attributes extends Record<string, unknown>>(
  name: string,
  attributes: Attributes,
): Partial<Attributes> {
  return environment().switches.drift === "drop" && isDropped(`aria-${name}`) ? {} : attributes;
}

/** One in three names is lost, which ones follows from the seed. */
function isDropped(name: string): boolean {
  return hash(`${environment().switches.seed}:${name.replace(/-[^-]*$/, "")}`) % 3 === 0;
}

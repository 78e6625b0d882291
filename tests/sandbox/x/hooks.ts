import { hash } from "../data/tokens.ts";
import { environment } from "./environment.ts";

/**
 * The attributes that adapters hold on to, which drift takes away: `strip` all test ids, `rename` them, `drop` some
 * test ids and some ARIA, which ones following from the seed.
 */
export function testId(name: string): { "data-testid"?: string } {
  const { drift, seed } = environment().switches;
  switch (drift) {
    case "none":
      return { "data-testid": name };
    case "strip":
      return {};
    case "rename":
      return { "data-testid": `t${hash(`${seed}${name.replace(/-[^-]*$/, "")}`).toString(36)}` };
    case "drop":
      return isDropped(name) ? {} : { "data-testid": name };
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

/** One in three names is lost. */
function isDropped(name: string): boolean {
  return hash(`${environment().switches.seed}:${name.replace(/-[^-]*$/, "")}`) % 3 === 0;
}

/** An id as React Native for Web makes them: random to look at, the same on the server and in the browser. */
export function elementId(...parts: readonly (string | number)[]): string {
  const { seed } = environment().switches;
  const name = parts.join("/");
  return `id__${hash(`${seed}${name}`).toString(36)}${hash(`${name}${seed}`).toString(36).slice(0, 4)}`;
}

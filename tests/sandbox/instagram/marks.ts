import { hash } from "../data/tokens.ts";
import { environment } from "../shared/environment.ts";

/**
 * Roles, labels, directions and tab stops: what adapters hold on to on Instagram, which has no test ids. Drift takes
 * them away: `strip` and `rename` all of them, `drop` some, which ones following from the seed.
 */
export function marks<Attributes extends Record<string, unknown>>(
  name: string,
  attributes: Attributes,
): Partial<Attributes> {
  const { drift, seed } = environment().switches;
  const isKept = drift === "none" || (drift === "drop" && hash(`${seed}:${name}`) % 3 !== 0);
  return isKept ? attributes : {};
}

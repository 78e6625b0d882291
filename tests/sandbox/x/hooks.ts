import { hash } from "../data/tokens.ts";
import { drifted } from "../shared/drift.ts";
import { environment } from "../shared/environment.ts";

export { aria } from "../shared/drift.ts";

/** The test ids that adapters hold on to, which drift takes away. */
export function testId(name: string): { "data-testid"?: string } {
  return drifted("data-testid", name);
}

/** An id as React Native for Web makes them: random to look at, the same on the server and in the browser. */
export function elementId(...parts: readonly (string | number)[]): string {
  const { seed } = environment().switches;
  const name = parts.join("/");
  return `id__${hash(`${seed}${name}`).toString(36)}${hash(`${name}${seed}`).toString(36).slice(0, 4)}`;
}

import type { Mention } from "../../../lib/mention.ts";
import type { Switches } from "../switches.ts";
import type { World } from "./world.ts";

/**
 * What a perfect reader returns for one post of a page. Fields as in `lib/mention.ts`. `service` is the label,
 * `concernsBrand` says who must be looked at.
 */
export type ExpectedMention = Omit<Mention, "surface" | "conversationId"> & {
  readonly slug: string;
  /** As the item has it in `data-sandbox-post`. */
  readonly path: string;
  readonly concernsBrand: boolean;
  readonly service: boolean | undefined;
};

/** What a page is drawn from. `now` in Unix ms. */
export type Scene = { readonly world: World; readonly now: number; readonly switches: Switches };

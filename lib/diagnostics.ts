/**
 * The diagnostics report, made to be attached to a bug report: counts and shapes, no text, no name and no address of
 * anybody. What may be in it is this schema, and nothing else.
 */
import { z } from "zod";

import { readingStateSchema, surfaceHealthSchema, tallySchema, type SurfaceHealth } from "./health.ts";
import { surfaceSchema } from "./mention.ts";

const countSchema = z.number().int().nonnegative();

/** How many rows each table of the store has. */
export const storedSchema = z.record(z.string().regex(/^[a-z]{1,20}$/iu), countSchema);
export type Stored = z.infer<typeof storedSchema>;

export const diagnosticsSchema = z.strictObject({
  format: z.literal("baton-diagnostics"),
  version: z.literal(1),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  /** Version of the package. */
  baton: z.string().max(30),
  /** As the browser calls itself. */
  browser: z.string().max(300),
  language: z.string().max(35),
  surfaces: z.array(
    z.strictObject({
      site: surfaceHealthSchema.shape.site,
      surface: surfaceSchema,
      day: z.iso.date(),
      state: readingStateSchema,
      tally: tallySchema,
      structures: surfaceHealthSchema.shape.structures,
    }),
  ),
  stored: storedSchema,
});
export type Diagnostics = z.infer<typeof diagnosticsSchema>;

/** What a report says of where it was made. */
export type Maker = Pick<Diagnostics, "baton" | "browser" | "language">;

/** @param at Unix ms */
export function diagnosticsOf(
  maker: Maker,
  surfaces: readonly SurfaceHealth[],
  stored: Stored,
  at: number,
): Diagnostics {
  return {
    format: "baton-diagnostics",
    version: 1,
    madeAt: new Date(at).toISOString(),
    ...maker,
    surfaces: surfaces.map(({ site, surface, day, state, tally, structures }) => ({
      site,
      surface,
      day,
      state,
      tally,
      structures,
    })),
    stored,
  };
}

/**
 * Health of reading: what was seen on each surface of a site, what could be read, and which layer of the adapter
 * answered. Counts and shapes only: nothing here holds a word or a name of anybody.
 */
import { z } from "zod";

import { authorSchema, mentionSchema, surfaceSchema } from "./mention.ts";
import { structureSchema } from "./structure.ts";

export const layerSchema = z.enum(["hook", "semantic", "address"]);
const fieldSchema = z.enum([...mentionSchema.keyof().options, ...authorSchema.keyof().options]);

const countSchema = z.number().int().min(0).max(1_000_000_000);

/** How many items of a surface came to what. `seen` is not kept: it is the sum of `read` and `unreadable`. */
export const tallySchema = z.strictObject({
  read: countSchema,
  /** Organic posts that could not be read: the sign of a page that changed. */
  unreadable: countSchema,
  /** Posts whose address the page does not hold yet. */
  unaddressed: countSchema,
  promoted: countSchema,
  placeholder: countSchema,
  embedded: countSchema,
  /** Of the posts that were read: which layer answered for each field, how often. */
  layers: z.partialRecord(fieldSchema, z.partialRecord(layerSchema, countSchema)),
});
export type Tally = z.infer<typeof tallySchema>;

/**
 * `degraded`: posts are found, but some cannot be read, or a part that this site always shows is missing;
 * `blind`: there should be posts, and next to none can be read.
 */
export const readingStateSchema = z.enum(["ok", "degraded", "blind"]);
export type ReadingState = z.infer<typeof readingStateSchema>;

/** So many structures of unreadable items are kept for each surface and day. */
export const MAX_STRUCTURES = 3;

/** What a page tells of its reading since it told last. */
export const healthNoteSchema = z.strictObject({
  site: z.string().regex(/^[a-z]{1,20}$/u),
  surface: surfaceSchema,
  tally: tallySchema,
  state: readingStateSchema,
  structures: z.array(structureSchema).max(MAX_STRUCTURES),
});
export type HealthNote = z.infer<typeof healthNoteSchema>;

/** One surface of one site on one day. */
export const surfaceHealthSchema = healthNoteSchema.extend({
  /** `SITE SURFACE DAY`. */
  key: z.string().max(60),
  /** UTC, `YYYY-MM-DD`. */
  day: z.iso.date(),
  /** Unix ms of the last note; `state` is what that note said. */
  at: z.number().int().nonnegative(),
});
export type SurfaceHealth = z.infer<typeof surfaceHealthSchema>;

export function emptyTally(): Tally {
  return { read: 0, unreadable: 0, unaddressed: 0, promoted: 0, placeholder: 0, embedded: 0, layers: {} };
}

export function addTallies(one: Tally, other: Tally): Tally {
  const layers: Tally["layers"] = { ...one.layers };
  for (const field of fieldSchema.options) {
    const added = other.layers[field];
    if (!added) continue;
    const sum = { ...layers[field] };
    for (const layer of layerSchema.options) {
      const count = (sum[layer] ?? 0) + (added[layer] ?? 0);
      if (count > 0) sum[layer] = count;
    }
    layers[field] = sum;
  }
  return {
    read: one.read + other.read,
    unreadable: one.unreadable + other.unreadable,
    unaddressed: one.unaddressed + other.unaddressed,
    promoted: one.promoted + other.promoted,
    placeholder: one.placeholder + other.placeholder,
    embedded: one.embedded + other.embedded,
    layers,
  };
}

/** @param at Unix ms */
export function surfaceHealthOf(
  note: HealthNote,
  before: SurfaceHealth | undefined,
  at: number,
): SurfaceHealth {
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    ...note,
    tally: before ? addTallies(before.tally, note.tally) : note.tally,
    structures: [...new Set([...(before?.structures ?? []), ...note.structures])].slice(0, MAX_STRUCTURES),
    key: healthKey(note, at),
    day,
    at,
  };
}

/** @param at Unix ms */
export function healthKey({ site, surface }: Pick<HealthNote, "site" | "surface">, at: number): string {
  return `${site} ${surface} ${new Date(at).toISOString().slice(0, 10)}`;
}

/** One surface of one site over all days that are kept. */
export type SurfaceSummary = {
  readonly site: string;
  readonly surface: SurfaceHealth["surface"];
  readonly tally: Tally;
  /** What the last note said, and when (Unix ms). */
  readonly state: ReadingState;
  readonly at: number;
};

/** The days of each surface added up, the surface seen last first. */
export function summariseHealth(rows: readonly SurfaceHealth[]): SurfaceSummary[] {
  const summaries = new Map<string, SurfaceSummary>();
  for (const { site, surface, tally, state, at } of rows.toSorted((one, other) => one.at - other.at)) {
    const before = summaries.get(`${site} ${surface}`);
    summaries.set(`${site} ${surface}`, {
      site,
      surface,
      tally: before ? addTallies(before.tally, tally) : tally,
      state,
      at,
    });
  }
  return [...summaries.values()].toSorted((one, other) => other.at - one.at);
}

/** A trouble that is older than this, in ms, is no news: the page may have been mended. */
const NEWS = 24 * 60 * 60 * 1000;

/** Surfaces that could not be read well when they were last seen, within a day. @param now Unix ms */
export function troublesOf(summaries: readonly SurfaceSummary[], now: number): SurfaceSummary[] {
  return summaries.filter(({ state, at }) => state !== "ok" && now - at <= NEWS);
}

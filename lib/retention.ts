/**
 * How long each kind of data stays in this browser. docs/retention.md has the reasons, PRIVACY.md the same table; a test
 * compares them.
 */
import { z } from "zod";

/** What a person can set the time of. */
export const retainedKindSchema = z.enum([
  "mentions",
  "closed_cases",
  "imported",
  "logged",
  "corrections",
  "departures",
]);
export type RetainedKind = z.infer<typeof retainedKindSchema>;

/** What goes by itself after a time that is always the same. */
export const passingKindSchema = z.enum(["health", "commands", "quarantine"]);
export type PassingKind = z.infer<typeof passingKindSchema>;

/** In days; null: until somebody deletes it. */
const periodSchema = z.number().int().min(1).max(3_650).nullable();
export type Period = z.infer<typeof periodSchema>;

export const retentionSchema = z.strictObject({
  mentions: periodSchema,
  closed_cases: periodSchema,
  imported: periodSchema,
  logged: periodSchema,
  corrections: periodSchema,
  departures: periodSchema,
} satisfies Record<RetainedKind, z.ZodType>);
export type Retention = z.infer<typeof retentionSchema>;

export const defaultRetention: Retention = {
  mentions: 180,
  closed_cases: 1_095,
  imported: 730,
  logged: 1_095,
  corrections: 730,
  departures: 365,
};

/** In days. */
export const passing: Readonly<Record<PassingKind, number>> = { health: 30, commands: 30, quarantine: 90 };

export function isPassing(kind: RetainedKind | PassingKind): kind is PassingKind {
  return kind in passing;
}

/** In days, offered beside whatever is set. */
export const offeredPeriods: readonly Period[] = [30, 90, 180, 365, 730, 1_095, null];

const DAY = 24 * 60 * 60 * 1000;
/** A run a day, in ms. */
export const RUN_EVERY = DAY;

/** What is older than this goes, Unix ms; undefined: nothing does. @param now Unix ms */
export function cutoffOf(period: Period, now: number): number | undefined {
  return period === null ? undefined : now - period * DAY;
}

/** When something of that age goes: with the first run after its time. @param at Unix ms @param nextRun Unix ms */
export function goesAt(at: number, period: Period, nextRun: number): number | undefined {
  if (period === null) return undefined;
  const over = at + period * DAY;
  return over <= nextRun ? nextRun : nextRun + Math.ceil((over - nextRun) / RUN_EVERY) * RUN_EVERY;
}

/** How the last run went; kept so that the next one is known, and that a worker which dies goes on. */
export const retentionRunSchema = z.strictObject({
  /** When the last one was done, Unix ms. */
  doneAt: z.number().int().nonnegative(),
  /** How much went in it. */
  removed: z.number().int().nonnegative(),
  /** How much has gone in the one that is under way. */
  underway: z.number().int().nonnegative(),
});
export type RetentionRun = z.infer<typeof retentionRunSchema>;

/**
 * A hybrid logical clock: wall time that never goes back and that a counter tells apart, so that what one machine did
 * after seeing another's event is later than that event even when its clock is slow. After Kulkarni, Demirbas et al.,
 * "Logical Physical Clocks" (2014). Pure.
 */
import { z } from "zod";

import { instantSchema } from "../case/case.ts";

export const timeSchema = z.strictObject({
  /** Unix ms. */
  at: instantSchema,
  /** Tells events of the same millisecond apart. */
  count: z.number().int().nonnegative().max(1_000_000),
});
/** When something happened, as its author's clock had it. */
export type Time = z.infer<typeof timeSchema>;

export const EPOCH: Time = { at: 0, count: 0 };

/** The time of the next event: later than `last`, and at `now` (Unix ms) if that is later still. */
export function tick(last: Time, now: number): Time {
  return now > last.at ? { at: now, count: 0 } : { at: last.at, count: last.count + 1 };
}

/** The later of two times: what a clock becomes that hears of another's event. */
export function later(one: Time, other: Time): Time {
  return compareTimes(one, other) < 0 ? other : one;
}

/** Below 0 when `one` is earlier, 0 when they are the same, above 0 when it is later. */
export function compareTimes(one: Time, other: Time): number {
  return one.at - other.at || one.count - other.count;
}

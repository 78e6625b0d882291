import fc from "fast-check";
import { expect, it } from "vitest";

import { compareTimes, EPOCH, later, tick, type Time } from "../../../lib/ledger/clock.ts";

const wall = fc.integer({ min: 0, max: 2_000_000_000_000 });
const time: fc.Arbitrary<Time> = fc.record({ at: wall, count: fc.integer({ min: 0, max: 999 }) });

it("shows the wall clock's time while that goes forward", () => {
  expect(tick(EPOCH, 1_000)).toEqual({ at: 1_000, count: 0 });
  expect(tick({ at: 1_000, count: 4 }, 1_001)).toEqual({ at: 1_001, count: 0 });
});

it("never goes back, and tells events of one moment apart, whatever the wall clock does", () => {
  fc.assert(
    fc.property(fc.array(wall, { minLength: 2 }), (walls) => {
      let last = EPOCH;
      for (const now of walls) {
        const next = tick(last, now);
        expect(compareTimes(next, last)).toBeGreaterThan(0);
        expect(next.at).toBeGreaterThanOrEqual(now);
        last = next;
      }
    }),
  );
});

it("makes what follows another's event later than that event", () => {
  fc.assert(
    fc.property(time, time, wall, (mine, heard, now) => {
      const next = tick(later(mine, heard), now);
      expect(compareTimes(next, heard)).toBeGreaterThan(0);
      expect(compareTimes(next, mine)).toBeGreaterThan(0);
    }),
  );
});

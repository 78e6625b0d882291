import fc from "fast-check";
import { expect, it } from "vitest";

import { LINES_IN_BLOCK, MarkTable } from "../../../lib/store/mark-table.ts";

it("a table of marks knows the blocks of all, however many there are and however they collide", () => {
  const mark = fc.oneof(
    fc.constantFrom(1, 2, 4_097, 8_193, 2 ** 32 - 1),
    fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  );
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 300 }), fc.nat({ max: 9_000 }), (drawn, others) => {
      const table = new MarkTable();
      table.add(1, Uint32Array.from(drawn));
      // Enough to make it grow, and none of those above.
      const more = Array.from({ length: others }, (_none, index) => index * 5 + 100_000);
      table.add(1_000, Uint32Array.from(more.filter((each) => !drawn.includes(each))));
      for (const one of drawn) {
        const expected = drawn.flatMap((each, place) =>
          each === one ? 1 + Math.floor(place / LINES_IN_BLOCK) : [],
        );
        expect(table.has(one)).toBe(true);
        expect(table.blocksOf(one).toSorted((a, b) => a - b)).toEqual(expected);
      }
      expect(table.has(99_999)).toBe(drawn.includes(99_999));
    }),
    { numRuns: 30 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";

import { placeBeside } from "../../../lib/overlay/placement.ts";

const window = { width: 1_280, height: 900 };
const size = { width: 380, height: 460 };

test("a card stands below its chip, flush with it", () => {
  const place = placeBeside({ left: 340, top: 200, width: 518, height: 32 }, size, window, false);
  expect(place).toEqual({ left: 340, top: 238, ...size });
});

test("a card stands above its chip when there is more room", () => {
  const place = placeBeside({ left: 340, top: 800, width: 518, height: 32 }, size, window, false);
  expect(place).toEqual({ left: 340, top: 334, ...size });
});

test("where people write from right to left, a card is flush with the right edge", () => {
  const place = placeBeside({ left: 340, top: 200, width: 518, height: 32 }, size, window, true);
  expect(place.left).toBe(478);
});

test("a card never leaves the window, wherever its chip is", () => {
  const edge = fc.integer({ min: -2_000, max: 4_000 });
  const box = fc.record({
    left: edge,
    top: edge,
    width: fc.integer({ min: 1, max: 900 }),
    height: fc.constant(32),
  });
  const frame = fc.record({
    width: fc.integer({ min: 300, max: 2_000 }),
    height: fc.integer({ min: 200, max: 2_000 }),
  });
  fc.assert(
    fc.property(box, frame, fc.boolean(), (at, around, rightToLeft) => {
      const { left, top, width, height } = placeBeside(at, size, around, rightToLeft);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(around.width);
      expect(top + height).toBeLessThanOrEqual(around.height);
    }),
  );
});

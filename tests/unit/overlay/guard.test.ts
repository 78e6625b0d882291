import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  isTold,
  LEAST_OPACITY,
  LEAST_SCALE,
  refusalOf,
  SETTLE_TIME,
  type ClickFacts,
} from "../../../lib/overlay/guard.ts";

const honest: ClickFacts = {
  trusted: true,
  clickCount: 1,
  focused: true,
  opacity: 1,
  scale: 1,
  veiled: false,
  onTop: true,
  seen: true,
  shownFor: SETTLE_TIME,
  stillFor: SETTLE_TIME,
};

describe("a click acts", () => {
  test("when a human made it on a button in plain sight", () => {
    expect(refusalOf(honest)).toBeUndefined();
  });

  test("in browsers that do not tell whether something is covered", () => {
    expect(refusalOf({ ...honest, seen: undefined })).toBeUndefined();
  });

  test("from the keyboard, when the button has the focus", () => {
    expect(refusalOf({ ...honest, clickCount: 0 })).toBeUndefined();
  });

  test("on a site that fades what is not hovered a little", () => {
    expect(refusalOf({ ...honest, opacity: LEAST_OPACITY, scale: LEAST_SCALE })).toBeUndefined();
  });
});

describe("a click is refused", () => {
  test.each([
    ["that a script made", { trusted: false }, "untrusted"],
    ["that is the second of a double click", { clickCount: 2 }, "repeated"],
    ["of a keyboard that is elsewhere", { clickCount: 0, focused: false }, "unfocused"],
    ["on a button that was faded", { opacity: LEAST_OPACITY - 0.01 }, "hidden"],
    ["on a button that was shrunk", { scale: LEAST_SCALE - 0.01 }, "hidden"],
    ["on a button behind a filter or mask", { veiled: true }, "hidden"],
    ["that hit something else", { onTop: false }, "covered"],
    ["on a button under something that lets clicks through", { seen: false }, "covered"],
    ["on a button that has only just appeared", { shownFor: SETTLE_TIME - 1 }, "too_soon"],
    ["on a button that was slipped under the pointer", { stillFor: SETTLE_TIME - 1 }, "moved"],
  ] as const)("%s", (_what, fact, refusal) => {
    expect(refusalOf({ ...honest, ...fact })).toBe(refusal);
  });

  test("whatever else is true of it, when the browser does not vouch for a human", () => {
    const facts = fc.record({
      trusted: fc.constant(false),
      clickCount: fc.nat(3),
      focused: fc.boolean(),
      opacity: fc.double({ min: 0, max: 1, noNaN: true }),
      scale: fc.double({ min: 0, max: 2, noNaN: true }),
      veiled: fc.boolean(),
      onTop: fc.boolean(),
      seen: fc.option(fc.boolean(), { nil: undefined }),
      shownFor: fc.nat(10_000),
      stillFor: fc.nat(10_000),
    });
    fc.assert(
      fc.property(facts, (each) => {
        expect(refusalOf(each)).toBe("untrusted");
      }),
    );
  });

  test("without a word, when no person meant it", () => {
    expect(isTold("untrusted")).toBe(false);
    expect(isTold("repeated")).toBe(false);
    expect(isTold("covered")).toBe(true);
  });
});

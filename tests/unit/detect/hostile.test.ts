import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verdictSchema } from "../../../lib/verdict.ts";
import { hostileText } from "../../bench/detect/hostile.ts";
import { detect } from "./shipped-model.ts";

describe("hostile text", () => {
  it("never throws and always gives a verdict of the schema", () => {
    for (let seed = 1; seed < 3_000; seed++) {
      const checked = verdictSchema.safeParse(detect(hostileText(seed)));
      expect(checked.success, `seed ${seed}`).toBe(true);
    }
  });

  it("of any characters at all is read without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
        const { score } = detect(text, { repliesToBrand: true }, ["Acme", "Acme Parcels"]);
        expect(score >= 0 && score <= 1).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["one word of two million letters", "a".repeat(2_000_000)],
    ["a million broken surrogates", "\ud800".repeat(1_000_000)],
    ["a million right-to-left overrides", "\u202e".repeat(1_000_000)],
    ["half a million emoji", "😡".repeat(500_000)],
    ["a million opening brackets", "[".repeat(1_000_000)],
    ["a million ats", "@".repeat(1_000_000)],
    ["a million dots", ".".repeat(1_000_000)],
    ["two million spaces", " ".repeat(2_000_000)],
  ])("costs no more than a short one when it is %s", (_, text) => {
    for (let round = 0; round < 20; round++) detect(text);
    // Processor time, so that a busy machine does not decide.
    const before = process.cpuUsage();
    for (let round = 0; round < 20; round++) detect(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 20 / 1_000).toBeLessThan(5);
  });
});

import { describe, expect, it } from "vitest";
import { twentyCorrections } from "../../../lib/detect/evaluate/corrections.ts";
import { agreement } from "../../../lib/detect/evaluate/explanations.ts";
import { parseMarked, readMarked, wordsIn } from "../../../lib/detect/evaluate/named-spans.ts";
import { detector } from "./shipped-model.ts";

describe("twenty corrections on a topic", () => {
  it("lift the order of its other mentions and lower no other topic by more than a point", () => {
    const { topics, worst } = twentyCorrections(detector, []);
    const lift = topics.reduce((sum, { before, after }) => sum + after - before, 0) / topics.length;
    expect(lift).toBeGreaterThan(0.02);
    expect(worst.fall).toBeLessThanOrEqual(0.01);
  });
});

describe("the words that a reader marked", () => {
  it("are read with their places, a hundred mentions in twelve languages", () => {
    const { text, spans } = parseMarked("de der ⟦Akku⟧ ist ⟦heiß⟧");
    expect(text).toBe("der Akku ist heiß");
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(["Akku", "heiß"]);
    const marked = readMarked();
    expect(marked).toHaveLength(100);
    expect(new Set(marked.map(({ language }) => language)).size).toBe(12);
  });

  it.each(["de der Akku", "de der ⟦Akku", "de ⟧Akku⟦", "de ⟦⟧ Akku"])("are not made up for %s", (line) => {
    expect(() => parseMarked(line)).toThrow(/mark/u);
  });

  it("are words and emoji, also where none are spaced", () => {
    const text = "荷物が来ません😭 why?";
    const words = wordsIn(text).map(({ start, end }) => text.slice(start, end));
    expect(words).toEqual(expect.arrayContaining(["荷物", "😭", "why", "?"]));
  });

  it("are named by the detector more than random words are", () => {
    const { first, randomFirst, f1, randomF1 } = agreement();
    expect(first).toBeGreaterThan(randomFirst);
    expect(f1).toBeGreaterThan(randomF1 + 0.03);
  });
});

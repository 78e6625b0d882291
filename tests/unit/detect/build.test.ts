import { describe, expect, it } from "vitest";
import { createDetector } from "../../../lib/detect/create-detector.ts";
import { buildModel } from "../../../lib/detect/train/build.ts";
import { readCorpora } from "../../../lib/detect/train/data.ts";
import { apartFrom, duplicateGroups } from "../../../lib/detect/train/duplicates.ts";

describe("a small training", () => {
  it("gives the same bytes twice, and a detector that has learned", { timeout: 60_000 }, async () => {
    const mentions = readCorpora("train")
      .filter((mention) => mention.language === "es" || mention.language === "de")
      .filter((_, index) => index % 5 === 0);
    const first = await buildModel("small", mentions, [], () => undefined);
    const second = await buildModel("small", mentions, [], () => undefined);
    expect(Buffer.compare(first, second)).toBe(0);
    const detector = createDetector(first);
    const scores = mentions.map(({ text }) => detector.detect({ text, brandNames: [], context: {} }).score);
    const mean = (service: number): number => {
      const own = scores.filter((_, index) => mentions[index]?.service === service);
      return own.reduce((sum, score) => sum + score, 0) / own.length;
    };
    expect(mean(1)).toBeGreaterThan(mean(0) + 0.2);
  });
});

describe("near duplicates", () => {
  const texts = [
    "My parcel with the blue lamp never arrived, where is it?",
    "my parcel with the blue lamp never arrived where is it",
    "Lovely weather in Leeds today",
    "@acme my parcel with the blue lamps never arrived, so where is it??",
    "",
  ];

  it("share a group, others do not", () => {
    expect([...duplicateGroups(texts)]).toEqual([0, 0, 2, 0, 4]);
  });

  it("are left out beside what is kept", () => {
    expect(apartFrom(texts, ["Lovely weather in Leeds today!"])).toEqual([0, 1, 3, 4]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  auc,
  averagePrecision,
  calibrationError,
  macroF1,
  precisionAtRecall,
} from "../../../lib/detect/evaluate/metrics.ts";
import { cleanText, duplicateKey } from "../../../lib/detect/train/clean.ts";
import { fitCalibration } from "../../../lib/detect/train/calibrate.ts";
import { groupedFolds } from "../../../lib/detect/train/folds.ts";

describe("figures of merit", () => {
  it("are perfect when every service request ranks first", () => {
    const scores = [0.9, 0.8, 0.2, 0.1];
    const labels = [1, 1, 0, 0];
    expect([auc(scores, labels), averagePrecision(scores, labels), macroF1(scores, labels, 0.5)]).toEqual([
      1, 1, 1,
    ]);
    expect(precisionAtRecall(scores, labels, 0.9)).toBe(1);
  });

  it("count a tie in ranking as half", () => {
    expect(auc([0.5, 0.5], [1, 0])).toBe(0.5);
  });

  it("agree with counting every pair", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 1)), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const scores = list.map(([score]) => score);
        const labels = list.map(([, label]) => label);
        let won = 0;
        let pairs = 0;
        for (const [a, label] of labels.entries()) {
          for (const [b, other] of labels.entries()) {
            if (label !== 1 || other !== 0) continue;
            pairs++;
            won += (scores[a] ?? 0) > (scores[b] ?? 0) ? 1 : (scores[a] ?? 0) === (scores[b] ?? 0) ? 0.5 : 0;
          }
        }
        if (pairs === 0) expect(auc(scores, labels)).toBeNaN();
        else expect(auc(scores, labels)).toBeCloseTo(won / pairs, 10);
      }),
    );
  });

  it("find no calibration error where probabilities come true", () => {
    const scores = Array.from({ length: 100 }, () => 0.3);
    expect(
      calibrationError(
        scores,
        scores.map((_, index) => (index < 30 ? 1 : 0)),
      ),
    ).toBeCloseTo(0, 10);
  });
});

describe("training", () => {
  it("calibrates margins that are twice too bold", () => {
    const margins = Array.from({ length: 4_000 }, (_, index) => (index % 2 === 0 ? 2 : -2));
    // Right in about 73 % of cases: the log odds are really 1, not 2.
    const labels = margins.map(
      (margin, index) => (Number(margin > 0) === 1 ? 1 : 0) ^ (index % 100 < 27 ? 1 : 0),
    );
    expect(fitCalibration(margins, labels).a).toBeCloseTo(0.5, 1);
  });

  it("never splits near duplicates", () => {
    const texts = [
      "My parcel is late",
      "@brand my parcel is late!!",
      "MY PARCEL IS LATE [link]",
      "something else",
      "a third thing",
    ];
    const folds = groupedFolds(texts, [1, 1, 1, 0, 0], 2);
    expect(new Set(folds.slice(0, 3)).size).toBe(1);
  });

  it("sees through what tells where a text was collected", () => {
    expect(duplicateKey("RT @brand: My order 12345678 is LATE… https://t.co/abc")).toBe(
      duplicateKey("my order is"),
    );
    expect(cleanText("Sorry to hear that ^JB")).toBe("Sorry to hear that");
  });
});

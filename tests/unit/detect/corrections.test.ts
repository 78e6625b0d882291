import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_A_DAY,
  MAX_CORRECTIONS,
  MAX_SHIFT,
  addCorrection,
  correct,
  correctionShift,
  effective,
  exportCorrections,
  importCorrections,
  likeness,
  shapeOf,
  undoCorrection,
} from "../../../lib/detect/corrections.ts";
import { correctionPackSchema } from "../../../lib/detect/correction.ts";
import type { Correction } from "../../../lib/detect/correction.ts";
import { detector } from "./shipped-model.ts";

function made(
  text: string,
  service: boolean,
  id: string,
  by = "mira",
  at = "2026-03-01T10:00:00.000Z",
): Correction {
  const correction = correct(text, [], service, id, by, at);
  if (correction === undefined) throw new Error("nothing to learn from");
  return correction;
}

const score = (text: string, corrections: readonly Correction[]): number =>
  detector.detect({ text, corrections, brandNames: [], context: {} }).score;

const campaign = "Need help choosing your pumpkin? Tell us your wildest carving problem and tag a friend";
const similar = "Need help with your pumpkin? Share your wildest carving problem, tag a friend!";

describe("corrections", () => {
  it("change the same mention at once and say so", () => {
    const list = effective([made(campaign, false, "1")]);
    const verdict = detector.detect({ text: campaign, corrections: list, brandNames: [], context: {} });
    expect(verdict.score).toBeLessThan(score(campaign, []));
    expect(verdict.context).toContain("corrected");
  });

  it("change the next mention of the same shape, and leave others as they were", () => {
    const list = effective([made(campaign, false, "1")]);
    expect(score(similar, list)).toBeLessThan(score(similar, []));
    const other = "my broadband has been down since tuesday";
    expect(score(other, list)).toBe(score(other, []));
  });

  it("can be undone", () => {
    const first = made(campaign, false, "1");
    expect(undoCorrection(addCorrection([], first), "1")).toEqual([]);
  });

  it("replace an earlier one with the same id", () => {
    const list = addCorrection(addCorrection([], made(campaign, false, "1")), made(campaign, true, "1"));
    expect(list.map((each) => each.service)).toEqual([true]);
  });

  it("of one person and day count only up to a cap", () => {
    const angry = Array.from({ length: 200 }, (_, index) =>
      made(`where is my parcel number${"abcdefghij".charAt(index % 10)}`, false, String(index)),
    );
    expect(effective(angry)).toHaveLength(MAX_A_DAY);
  });

  it("never talk down a mention of danger or fraud", () => {
    const text = "your charger caught fire and burned my hand, dangerous";
    expect(score(text, effective([made(text, false, "1")]))).toBe(score(text, []));
  });

  it("travel without names and without texts, and come back the same", () => {
    const list = [made(campaign, false, "1")];
    const pack = correctionPackSchema.parse(JSON.parse(JSON.stringify(exportCorrections(list))));
    expect(JSON.stringify(pack)).not.toMatch(/pumpkin|mira/);
    expect(importCorrections([], pack).map((each) => each.words)).toEqual(list.map((each) => each.words));
    expect(importCorrections(list, pack)).toEqual(list);
  });

  it("keep a bounded list", () => {
    let list: Correction[] = [];
    for (let index = 0; index < MAX_CORRECTIONS + 5; index++)
      list = addCorrection(list, made("lost parcel again", true, String(index)));
    expect(list).toHaveLength(MAX_CORRECTIONS);
  });

  it("of a text without telling words are not made", () => {
    expect(
      correct("@acme https://example.com", [], true, "1", "mira", "2026-03-01T10:00:00.000Z"),
    ).toBeUndefined();
  });

  it("never move a score further than the cap, whatever the list", () => {
    const words = fc.constantFrom("parcel", "lost", "refund", "pumpkin", "winner", "router");
    const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 40 }), text, (entries, mention) => {
        const list = entries.map(([each, service], index) =>
          made(each, service, String(index), `person${index}`),
        );
        expect(Math.abs(correctionShift(shapeOf(mention, []), effective(list)).logOdds)).toBeLessThanOrEqual(
          MAX_SHIFT,
        );
      }),
    );
  });

  it("see a text as fully like itself", () => {
    const { words } = shapeOf(campaign, []);
    expect(likeness(words, words)).toBeCloseTo(1);
  });
});

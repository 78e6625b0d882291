import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_A_DAY,
  MAX_SHIFT,
  correct,
  correctionShift,
  effective,
  exportCorrections,
  fingerprint,
  joined,
  likeness,
  onlyNew,
  shapeOf,
} from "../../../lib/detect/corrections.ts";
import { correctionPackSchema, MAX_CORRECTIONS, type Correction } from "../../../lib/correction.ts";
import { detector } from "./shipped-model.ts";

function made(text: string, service: boolean, by = "mira", at = "2026-03-01T10:00:00.000Z"): Correction {
  const correction = correct(text, [], service, by, at);
  if (correction === undefined) throw new Error("nothing to learn from");
  return correction;
}

/** A word of letters for each number: digits are no telling words. */
const letters = (index: number): string =>
  [...String(index)].map((digit) => "abcdefghij".charAt(Number(digit))).join("");

const day = (index: number): string => new Date(Date.UTC(2025, 0, 1 + index)).toISOString();

const score = (text: string, corrections: readonly Correction[]): number =>
  detector.detect({ text, corrections, brandNames: [], context: {} }).score;

const campaign = "Need help choosing your pumpkin? Tell us your wildest carving problem and tag a friend";
const similar = "Need help with your pumpkin? Share your wildest carving problem, tag a friend!";

describe("corrections", () => {
  it("change the same mention at once and say so", () => {
    const list = effective([made(campaign, false)]);
    const verdict = detector.detect({ text: campaign, corrections: list, brandNames: [], context: {} });
    expect(verdict.score).toBeLessThan(score(campaign, []));
    expect(verdict.context).toContain("corrected");
  });

  it("change the next mention of the same shape, and leave others as they were", () => {
    const list = effective([made(campaign, false)]);
    expect(score(similar, list)).toBeLessThan(score(similar, []));
    const other = "my broadband has been down since tuesday";
    expect(score(other, list)).toBe(score(other, []));
  });

  it("of one person and day count only up to a cap", () => {
    const angry = Array.from({ length: 200 }, (_, index) =>
      made(`where is my parcel number${"abcdefghij".charAt(index % 10)}`, false),
    );
    expect(effective(angry)).toHaveLength(MAX_A_DAY);
  });

  it("never talk down a mention of danger or fraud", () => {
    const text = "your charger caught fire and burned my hand, dangerous";
    expect(score(text, effective([made(text, false)]))).toBe(score(text, []));
  });

  it("travel without names and without texts, and come back the same", () => {
    const list = [made(campaign, false)];
    const pack = correctionPackSchema.parse(JSON.parse(JSON.stringify(exportCorrections(list))));
    expect(JSON.stringify(pack)).not.toMatch(/pumpkin|mira/);
    expect(pack.corrections.map((each) => each.words)).toEqual(list.map((each) => each.words));
    expect(onlyNew(list, pack.corrections)).toEqual([]);
  });

  it("travel once each, the newest when there are more than a pack holds", () => {
    const many = Array.from({ length: MAX_CORRECTIONS + 5 }, (_, index) =>
      made(`parcel number${letters(index)} lost`, true, "mira", day(index)),
    );
    const { corrections } = exportCorrections([...many, ...many]);
    expect(corrections).toHaveLength(MAX_CORRECTIONS);
    expect(new Set(corrections.map(({ id }) => id)).size).toBe(MAX_CORRECTIONS);
    expect(corrections[0]?.at).toBe(day(MAX_CORRECTIONS + 4));
  });

  it("are the same when words and answer are the same, and only then", () => {
    const words = fc.uniqueArray(fc.nat(0xffffffff), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(fingerprint(one, true)).toMatch(/^[0-9a-f]{16}$/u);
        expect(fingerprint(one, true)).not.toBe(fingerprint(one, false));
        expect(fingerprint(one, true) === fingerprint(other, true)).toBe(String(one) === String(other));
      }),
    );
  });

  it("that were imported only take the room that people's own leave", () => {
    const own = [made(campaign, false, "mira", day(0))];
    const pack = Array.from({ length: MAX_CORRECTIONS }, (_, index) =>
      made(`parcel number${letters(index)} lost`, true, "import", day(1 + index)),
    );
    const list = joined(own, pack);
    expect(list).toHaveLength(MAX_CORRECTIONS);
    expect(list).toContain(own[0]);
    expect(joined(pack, own)).not.toContain(own[0]);
  });

  it("of a text without telling words are not made", () => {
    expect(
      correct("@acme https://example.com", [], true, "mira", "2026-03-01T10:00:00.000Z"),
    ).toBeUndefined();
  });

  it("never move a score further than the cap, whatever the list", () => {
    const words = fc.constantFrom("parcel", "lost", "refund", "pumpkin", "winner", "router");
    const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 40 }), text, (entries, mention) => {
        const list = entries.map(([each, service], index) => made(each, service, `person${index}`));
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

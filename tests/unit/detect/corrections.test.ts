import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_A_DAY,
  MAX_SHIFT,
  MAX_WORD_SHIFT,
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
import { readCorpora } from "../../../lib/detect/train/data.ts";
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

/** Corrections that have the word "pumpkin" in common, and no other. */
const about = (count: number): Correction[] =>
  Array.from({ length: count }, (_, index) =>
    made(
      `pumpkin ${[1, 2, 3, 4, 5, 6].map((word) => `w${letters(index)}x${letters(word)}`).join(" ")}`,
      false,
    ),
  );

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

  it("turn the very same wording round, however sure the model is", () => {
    const sure = "my parcel never arrived, nobody answers my emails, where is my refund?";
    const praise = "Thank you so much, you made my day, best shop in town! ❤️";
    expect(score(sure, [])).toBeGreaterThan(0.95);
    expect(score(sure, effective([made(sure, false)]))).toBeLessThan(0.5);
    expect(score(praise, [])).toBeLessThan(0.05);
    expect(score(praise, effective([made(praise, true)]))).toBeGreaterThan(0.5);
  });

  it("move a mention the further the more words it shares, by one correction at once", () => {
    const list = effective([made("lost pumpkin entries judged tomorrow morning", false)]);
    const shift = (text: string): number => correctionShift(shapeOf(text, []), list).logOdds;
    const shifts = [
      "lost pumpkin entries judged tomorrow morning",
      "lost pumpkin entries judged tomorrow evening",
      "lost pumpkin entries somewhere in leeds",
      "router lights are blinking since breakfast",
    ].map(shift);
    expect(shifts).toEqual(shifts.toSorted((a, b) => a - b));
    expect(new Set(shifts).size).toBe(shifts.length);
    expect(shifts.at(-1)).toBe(0);
  });

  it("that agree on a word move other mentions with that word, up to a lower cap", () => {
    const other = shapeOf("pumpkin came out of the oven looking proud and enormous yesterday evening", []);
    expect(correctionShift(other, effective(about(2))).logOdds).toBe(0);
    expect(correctionShift(other, effective(about(3))).logOdds).toBeLessThan(0);
    const agreeing = effective(about(20));
    expect(correctionShift(other, agreeing).logOdds).toBeGreaterThanOrEqual(-MAX_WORD_SHIFT);
    const divided = effective(about(20).map((each, index) => ({ ...each, service: index % 2 === 0 })));
    expect(correctionShift(other, divided).logOdds).toBe(0);
  });

  it("see nothing in common in words of the grammar alone", () => {
    const list = effective([made("und dann auch noch das the with this from über sehr", false)]);
    expect(correctionShift(shapeOf("wir sind mit dem the with this from auch sehr", []), list).logOdds).toBe(
      0,
    );
  });

  it("of one person and day count only up to a cap", () => {
    const angry = Array.from({ length: 200 }, (_, index) =>
      made(`where is my parcel number${"abcdefghij".charAt(index % 10)}`, false),
    );
    expect(effective(angry)).toHaveLength(MAX_A_DAY);
  });

  it("of an angry hour cost few of the mentions that were flagged, and taking them back restores every score", () => {
    const requests = readCorpora("train").filter(
      ({ service, language }) => service === 1 && language === "en",
    );
    const angry = requests
      .slice(0, 200)
      .flatMap(({ text }) => correct(text, [], false, "mira", day(0)) ?? []);
    const kept = [made(campaign, false, "noor")];
    const list = effective([...kept, ...angry]);
    const others = requests.slice(200).map(({ text }) => text);
    const before = others.map((text) => score(text, effective(kept)));
    const lost = others.filter((text, at) => (before[at] ?? 0) >= 0.5 && score(text, list) < 0.5);
    expect(lost.length / others.length).toBeLessThan(0.05);
    const undone = effective([...kept, ...angry].filter(({ by }) => by !== "mira"));
    expect(others.map((text) => score(text, undone))).toEqual(before);
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

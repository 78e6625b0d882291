import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "./shipped-model.ts";

const mentions = [
  "Hello @acme! My washing machine arrived with a broken door 😡 and your agent hung up on me. Can I get a refund, please?",
  "Ich warte seit drei Wochen auf mein Paket, keiner antwortet auf meine Mails.",
  "荷物がまだ届かないのですが、いつ届きますか？",
  "मेरा रिफंड अभी तक नहीं आया, कृपया मदद करें",
  "I was charged twice this month & nobody replies to my emails",
];

describe("evidence", () => {
  it.each(mentions)("points at whole words of the original text: %s", (text) => {
    const { evidence } = detect(text);
    expect(evidence.length).toBeGreaterThan(0);
    for (const span of evidence) {
      expect(text.slice(span.start, span.end)).toBe(span.text);
      const spaced = !/[\u3040-\u9fff]/.test(text);
      if (spaced)
        expect(
          /[\p{L}\p{N}]/u.test(text.charAt(span.start - 1)) || /[\p{L}\p{N}]/u.test(text.charAt(span.end)),
        ).toBe(false);
    }
  });

  it.each(mentions)("is strongest first, at most three, and never overlaps: %s", (text) => {
    const { evidence } = detect(text);
    expect(evidence.length).toBeLessThanOrEqual(3);
    expect(evidence.map((span) => span.weight)).toEqual(
      evidence.map((span) => span.weight).toSorted((a, b) => b - a),
    );
    const ordered = evidence.toSorted((a, b) => a.start - b.start);
    for (const [index, span] of ordered.entries())
      if (index > 0) expect(span.start).toBeGreaterThanOrEqual(ordered[index - 1]?.end ?? 0);
  });

  it.each(mentions)("is faithful: without a span the score falls by the weight that was told: %s", (text) => {
    const verdict = detect(text);
    for (const span of verdict.evidence) {
      const without = detect(`${text.slice(0, span.start)} ${text.slice(span.end)}`);
      expect(verdict.score - without.score).toBeCloseTo(span.weight, 6);
      expect(span.weight).toBeGreaterThan(0);
    }
  });

  it("stays inside the text whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (noise) => {
        const text = `where is my refund ${noise} nobody answers`;
        for (const span of detect(text).evidence) expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      "Mudaram-me de tarifa sem assinar nada, não me deixam cancelar, quero meu dinheiro de volta",
      /[-\p{L}]/u,
    ],
    ["mms-y nie dochodzą, nie mogę się zalogować", /[-\p{L}]/u],
    ["my e-ticket isn't in the app and I can't check-in, please help", /[-'\p{L}]/u],
  ])("names words as they are written, with what a hyphen joins: %s", (text, part) => {
    const { evidence } = detect(text);
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end } of evidence) {
      expect(part.test(text.charAt(start - 1))).toBe(false);
      expect(part.test(text.charAt(end))).toBe(false);
    }
  });

  it("ends a span where the thought ends", () => {
    const { evidence } = detect(
      "Collection was booked for yesterday. Nobody came! Rebooked, then nobody came again. Where is my refund?",
    );
    expect(evidence.length).toBeGreaterThan(0);
    for (const { text } of evidence) expect(text.slice(0, -1)).not.toMatch(/[.,!?]/u);
  });

  it("names a row of emoji as one, with the words or for itself", () => {
    const { evidence } = detect("the driver threw it over the fence 😡😡");
    expect(
      evidence
        .map(({ text }) => text)
        .join(" ")
        .match(/😡+/gu),
    ).toEqual(["😡😡"]);
  });
});

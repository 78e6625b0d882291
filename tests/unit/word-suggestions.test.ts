import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { defaultSettings } from "../../lib/settings.ts";
import { suggestWords, type SeenText } from "../../lib/word-suggestions.ts";

const settings = { ...defaultSettings("ada"), accounts: [{ site: "x", handle: "northlane" }] };

/** The same text by so many people. */
const by = (people: number, text: string): SeenText[] =>
  Array.from({ length: people }, (_, index) => ({ author: `person${index}`, text }));
const wordsOf = (seen: readonly SeenText[], more: Partial<typeof settings> = {}): string[] =>
  suggestWords(seen, { ...settings, ...more }).map(({ word }) => word);

describe("a word is suggested", () => {
  it.each([
    ["in with #ParcelRaffle!", "#ParcelRaffle"],
    ["#nochebuena me toca", "#nochebuena"],
    ["my Hub2 blinks", "Hub2"],
    ["mein SmartHub blinkt", "SmartHub"],
    ["the iLane3, again", "iLane3"],
    ["#قرعة_الطرود", "#قرعة_الطرود"],
  ])("when three people write “%s”", (text, word) => {
    expect(suggestWords(by(3, text), settings)).toEqual([{ word, people: 3 }]);
  });

  it("as most people write it, whoever writes it otherwise", () => {
    expect(
      wordsOf([...by(4, "#ParcelRaffle"), { author: "z", text: "#PARCELRAFFLE #parcelraffle" }]),
    ).toEqual(["#ParcelRaffle"]);
  });

  it("after those that more people use, and six at most", () => {
    const seen = Array.from({ length: 9 }, (_, index) =>
      by(3 + index, `#tag${"abcdefghi".charAt(index)}`),
    ).flat();
    expect(wordsOf(seen)).toEqual(["#tagi", "#tagh", "#tagg", "#tagf", "#tage", "#tagd"]);
  });
});

describe("a word is not suggested", () => {
  it("when one person writes it often", () => {
    const loud = Array.from({ length: 20 }, () => ({ author: "Ines", text: "#never #again, ref Ab1234" }));
    expect(wordsOf([...loud, { author: "ines", text: "#never" }])).toEqual([]);
  });

  it.each([
    "a plain Sentence on the 3rd at 5pm, 24h, WHERE is my parcel",
    "@northlane_help @SmartHub2 https://t.example/Hub2?SmartHub=#Fragment",
    "me@SmartHub.example",
    "#northlane",
  ])("out of “%s”", (text) => {
    expect(wordsOf(by(5, text))).toEqual([]);
  });

  it.each(["alwaysWords", "neverWords", "ignoredWords", "brandNames"] as const)(
    "when it is in %s",
    (list) => {
      expect(wordsOf(by(5, "the #SmartHub"), { [list]: ["smarthub"] })).toEqual([]);
    },
  );
});

it("comes quickly to an end, whatever the text", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 300 })), (texts) => {
      const seen = texts.map((text, index) => ({ author: String(index), text }));
      expect(suggestWords(seen, settings).length).toBeLessThanOrEqual(6);
    }),
  );
  const started = performance.now();
  suggestWords(by(3, `${"aB".repeat(12_500)}!`), settings);
  suggestWords(by(3, `${"Aa".repeat(12_500)}_`), settings);
  expect(performance.now() - started).toBeLessThan(1_000);
});

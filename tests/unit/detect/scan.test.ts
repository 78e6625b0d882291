import { describe, expect, it } from "vitest";
import { spelling } from "../../../lib/detect/text/mask.ts";
import { scanText } from "../../../lib/detect/text/scan.ts";

function words(text: string): string[] {
  const scan = scanText(text);
  return Array.from({ length: scan.count }, (_, token) => spelling(scan, token));
}

describe("reading a mention", () => {
  it.each([
    ["handles", "hello @some_one there", ["hello", "there"]],
    ["links", "see https://example.com/a?b#c and www.example.org now", ["see", "and", "now"]],
    ["placeholders", "[user] hi <url> you [link]", ["hi", "you"]],
    ["e-mail addresses", "write me@example.com please", ["write", "please"]],
    ["a retweet mark", "RT @brand: late again", ["late", "again"]],
    ["a word the site cut off", "this is trunca…", ["this", "is"]],
    ["an agent's initials", "we are looking into it ^JB", ["we", "are", "looking", "into", "it"]],
    ["entities", "fish &amp; chips", ["fish", "chips"]],
    ["invisible characters", "he\u200blp m\u00ade", ["help", "me"]],
  ])("leaves out %s", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ["capitals and accents", "CAFÉ Über", ["cafe", "uber"]],
    ["stretched words", "soooooo looooong", ["soo", "loong"]],
    ["apostrophes of both kinds", "don't don’t", ["dont", "dont"]],
    ["look-alike letters", "p\u0430yp\u0430l", ["paypal"]],
    ["mathematical alphabets", "𝓱𝓮𝓵𝓹", ["help"]],
    ["long order numbers", "order AB12345678", ["order", "x0000"]],
    ["Arabic spelling variants", "أحمد احمد", ["احمد", "احمد"]],
    ["hashtags", "#Fail", ["fail"]],
  ])("spells %s one way", (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("reads Japanese in phrases, not as one word", () => {
    expect(words("荷物がまだ届かない")).toEqual(["荷物がまだ", "届かない"]);
  });

  it("keeps the place of each word in the original text", () => {
    const text = "  @you Why,   OH why?";
    const scan = scanText(text);
    expect(
      Array.from({ length: scan.count }, (_, token) => text.slice(scan.start[token], scan.end[token])),
    ).toEqual(["Why", "OH", "why", "?"]);
  });

  it("reads the beginning and the end of a very long text", () => {
    const scan = scanText(`first ${"filler ".repeat(100_000)} last`);
    expect(scan.cut).toBe(true);
    expect(spelling(scan, 0)).toBe("first");
    expect(spelling(scan, scan.count - 1)).toBe("last");
  });
});

import { cmac } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";

import { AesCmac } from "../../../lib/vault/aes-cmac.ts";
import { AesGcm, TAG_LENGTH } from "../../../lib/vault/aes-gcm.ts";
import { createCipher, DATA_KEY_LENGTH, UnsealError } from "../../../lib/vault/cipher.ts";

const dataKey = new Uint8Array(DATA_KEY_LENGTH).map((_byte, index) => index * 7);
const cipher = createCipher(dataKey);
const row = { key: "x:1", mention: { text: "Where is my parcel? 📦" }, at: 1_790_000_000_000 };

function bytes(length: {
  readonly min: number;
  readonly max: number;
}): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  return fc
    .uint8Array({ minLength: length.min, maxLength: length.max })
    .map((drawn) => Uint8Array.from(drawn));
}

/** Every character below U+0100 as often as any other, in no order. */
function unpackable(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCodePoint(state % 256);
  }).join("");
}

describe("AES-GCM", () => {
  const parts = fc.record({
    key: bytes({ min: 32, max: 32 }),
    nonce: bytes({ min: 12, max: 12 }),
    texts: fc.array(bytes({ min: 0, max: 700 }), { minLength: 1, maxLength: 3 }),
    associated: bytes({ min: 0, max: 80 }),
  });

  it("gives the bytes that the browser's own AES-GCM gives, message after message", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async ({ key, nonce, texts, associated }) => {
        const ours = new AesGcm(key);
        const theirs = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
        for (const text of texts) {
          const expected = await crypto.subtle.encrypt(
            { name: "AES-GCM", iv: nonce, additionalData: associated },
            theirs,
            text,
          );
          expect(ours.seal(nonce, text, associated)).toEqual(new Uint8Array(expected));
        }
      }),
    );
  });

  it("opens what was sealed, and nothing in which a bit was changed", () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.nat({ max: 7 }), ({ key, nonce, texts, associated }, place, bit) => {
        const gcm = new AesGcm(key);
        const [text = new Uint8Array()] = texts;
        const sealed = gcm.seal(nonce, text, associated);
        expect(gcm.open(nonce, sealed, associated)).toEqual(text);
        const changed = sealed.slice();
        const index = place % changed.length;
        changed[index] = (changed[index] ?? 0) ^ (1 << bit);
        expect(gcm.open(nonce, changed, associated)).toBeUndefined();
        expect(gcm.open(nonce, sealed, Uint8Array.of(...associated, 0))).toBeUndefined();
        expect(gcm.open(nonce, sealed.subarray(0, TAG_LENGTH - 1), associated)).toBeUndefined();
      }),
    );
  });
});

describe("AES-CMAC", () => {
  it("gives the bytes that the library's own gives, of texts of all lengths one after the other", () => {
    const key = new Uint8Array(32).map((_byte, index) => index * 11);
    const ours = new AesCmac(key);
    const texts = Array.from({ length: 50 }, (_none, length) =>
      "ines@example.com ".repeat(3).slice(0, length),
    );
    for (const text of [...texts.toReversed(), "Inês 🦆 de quatorze", "📦".repeat(900), "x:ines"]) {
      const theirs = cmac(new TextEncoder().encode(text), key);
      expect([...new Uint8Array(Uint32Array.from(ours.of(text)).buffer)]).toEqual([...theirs]);
    }
  });
});

describe("a sealed row", () => {
  it("is opened as it was", () => {
    expect(cipher.open(cipher.seal(row, "mentions x:1"), "mentions x:1")).toEqual(row);
  });

  it.each([
    ["that packs well", "parcel ".repeat(5_000)],
    ["that is longer than what is packed at once", "parcel ".repeat(50_000)],
    ["that cannot be packed", unpackable(200_000)],
  ])("is opened as it was with a text %s, and the one after it", (_what, text) => {
    const [one, other] = [cipher.seal(text, "one"), cipher.seal(row, "other")];
    expect(cipher.open(one, "one")).toBe(text);
    expect(cipher.open(other, "other")).toEqual(row);
    expect(cipher.open(one, "one")).toBe(text);
  });

  it("is opened as an older Baton deflated it", () => {
    const key = hkdf(sha256, dataKey, undefined, new TextEncoder().encode("baton rows 1"), 32);
    const [nonce, text] = [new Uint8Array(12).fill(9), JSON.stringify({ text: "parcel ".repeat(5_000) })];
    const deflated = deflateSync(new TextEncoder().encode(text), { level: 1 });
    const encrypted = new AesGcm(key).seal(nonce, deflated, new TextEncoder().encode("one"));
    expect(cipher.open(Uint8Array.of(2, ...nonce, ...encrypted), "one")).toEqual(JSON.parse(text));
  });

  it("looks different every time, and has nothing of the row in it", () => {
    const [one, other] = [cipher.seal(row, "mentions x:1"), cipher.seal(row, "mentions x:1")];
    expect(one).not.toEqual(other);
    expect(new TextDecoder().decode(one)).not.toContain("parcel");
  });

  it.each([
    ["in another place", (sealed: Uint8Array) => cipher.open(sealed, "mentions x:2")],
    [
      "with another key",
      (sealed: Uint8Array) => createCipher(dataKey.toReversed()).open(sealed, "mentions x:1"),
    ],
    [
      "of another version",
      (sealed: Uint8Array) => cipher.open(Uint8Array.of(9, ...sealed.slice(1)), "mentions x:1"),
    ],
    ["cut short", (sealed: Uint8Array) => cipher.open(sealed.slice(0, 20), "mentions x:1")],
    ["that is empty", () => cipher.open(new Uint8Array(), "mentions x:1")],
  ])("is not opened %s", (_how, open) => {
    expect(() => open(cipher.seal(row, "mentions x:1"))).toThrow(UnsealError);
  });

  it("takes a fresh nonce after those that were drawn at once are used up", () => {
    const seen = new Set(Array.from({ length: 1_000 }, () => cipher.seal(0, "").slice(1, 13).join()));
    expect(seen.size).toBe(1_000);
  });
});

describe("a blinded text", () => {
  it("is the same for the same text and key, and another for every other", () => {
    const texts = ["x:ines", "x:Ines", "x:ines ", "facebook:ines", ""];
    const blinded = texts.map((text) => cipher.blind(text));
    expect(blinded).toEqual(texts.map((text) => createCipher(dataKey).blind(text)));
    expect(new Set(blinded).size).toBe(texts.length);
    expect(createCipher(dataKey.toReversed()).blind("x:ines")).not.toBe(blinded[0]);
    const short = texts.map((text) => cipher.blindShort(text));
    expect(short).toEqual(texts.map((text) => createCipher(dataKey).blindShort(text)));
    expect(new Set(short).size).toBe(texts.length);
    expect(short.every((text) => text.length === 4 && text.isWellFormed())).toBe(true);
    expect(createCipher(dataKey.toReversed()).blindShort("x:ines")).not.toBe(short[0]);
    expect(new Set(texts.map((text) => cipher.markOf(text))).size).toBe(texts.length);
  });

  it("is not blinded again", () => {
    const once = cipher.blind("x:ines");
    expect(cipher.blind(once)).toBe(once);
    expect(once).toMatch(/^~[\w-]{22}$/u);
  });
});

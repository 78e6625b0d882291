import { expect, it } from "vitest";

import {
  createSigner,
  hashOf,
  hashSchema,
  isSignedByItsKey,
  sign,
  signedSchema,
} from "../../../lib/ledger/signed.ts";

it("vouches for exactly the text that was signed", async () => {
  const signed = await sign('{"type":"claimed"}', await createSigner());
  expect(signedSchema.parse(signed)).toEqual(signed);
  expect(await isSignedByItsKey(signed)).toBe(true);
  expect(await isSignedByItsKey({ ...signed, body: '{"type": "claimed"}' })).toBe(false);
});

it("does not take one member's signature for another's", async () => {
  const [mira, tom] = [await createSigner(), await createSigner()];
  const signed = await sign("mine", mira);
  expect(await isSignedByItsKey({ ...signed, key: tom.key })).toBe(false);
  const other = await sign("mine", tom);
  expect(await isSignedByItsKey({ ...signed, signature: other.signature })).toBe(false);
});

it("takes no key for one that is none", async () => {
  const signed = await sign("mine", await createSigner());
  expect(await isSignedByItsKey({ ...signed, key: "A".repeat(43) })).toBe(false);
  expect(await isSignedByItsKey({ ...signed, key: "not a key" })).toBe(false);
});

it("makes keys that cannot be read out", async () => {
  const { privateKey } = await createSigner();
  expect(privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("pkcs8", privateKey)).rejects.toThrow(/extractable/u);
});

it("names a text by its SHA-256", async () => {
  expect(hashSchema.parse(await hashOf(""))).toBe("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
});

/** How rows are encrypted at rest, and how a field can be looked up without being stored in clear. */
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { deflateSync, inflateSync } from "fflate";

import { AesGcm, NONCE_LENGTH } from "./aes-gcm.ts";

export type Cipher = {
  /**
   * `row` as JSON (what is `undefined` is left out), encrypted. Opens only with the same context: what belongs in one
   * place is not taken for another's.
   */
  seal(row: unknown, context: string): Uint8Array<ArrayBuffer>;
  /** @throws UnsealError when `sealed` is not what was sealed in this context with this key */
  open(sealed: Uint8Array, context: string): unknown;
  /** A keyed hash of `text`, the same for the same text, that says nothing of it without the key. Blinding twice changes nothing. */
  blind(text: string): string;
};

export class UnsealError extends Error {
  override readonly name = "UnsealError";
}

/** Of the key that everything else is derived from, in bytes. */
export const DATA_KEY_LENGTH = 32;

/** The first byte of what is sealed: how, then nonce, then text with tag. */
const PLAIN = 1;
const DEFLATED = 2;
const HEAD_LENGTH = 1 + NONCE_LENGTH;

/**
 * In bytes: what is longer is packed before it is encrypted, as blocks of imported lines are. Packing takes less time than
 * encrypting what it saves, and a third of the room.
 */
const DEFLATED_FROM = 4_096;

/** Of the 256 bits of a hash: two texts of the same hash are not to be expected among 2^64. */
const BLIND_BYTES = 16;
/** No key of ours begins like this, so a blinded text is known as one. */
const BLIND_MARK = "~";
const BLINDED = /^~[\w-]{22}$/u;

/** As many nonces are drawn at once: the browser's generator takes as long for one as for many. */
const NONCES_AT_ONCE = 340;

/** @param dataKey `DATA_KEY_LENGTH` random bytes */
export function createCipher(dataKey: Uint8Array): Cipher {
  const gcm = new AesGcm(derived(dataKey, "baton rows 1"));
  const keyed = hmac.create(sha256, derived(dataKey, "baton blind 1"));
  const working = keyed.clone();
  const hash = new Uint8Array(sha256.outputLen);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const nextNonce = nonces();
  return {
    seal(row, context) {
      const nonce = nextNonce();
      const text = encoder.encode(JSON.stringify(row));
      const isDeflated = text.length >= DEFLATED_FROM;
      const packed = isDeflated ? deflateSync(text, { level: 1 }) : text;
      const encrypted = gcm.seal(nonce, packed, encoder.encode(context));
      const sealed = new Uint8Array(HEAD_LENGTH + encrypted.length);
      sealed[0] = isDeflated ? DEFLATED : PLAIN;
      sealed.set(nonce, 1);
      sealed.set(encrypted, HEAD_LENGTH);
      return sealed;
    },
    open(sealed, context) {
      const [how] = sealed;
      if (how !== PLAIN && how !== DEFLATED) throw new UnsealError("of another version");
      const nonce = sealed.subarray(1, HEAD_LENGTH);
      const packed = gcm.open(nonce, sealed.subarray(HEAD_LENGTH), encoder.encode(context));
      if (!packed) throw new UnsealError("not sealed here with this key");
      return JSON.parse(decoder.decode(how === DEFLATED ? inflateSync(packed) : packed));
    },
    blind(text) {
      if (BLINDED.test(text)) return text;
      // oxlint-disable-next-line no-underscore-dangle -- the library's way to reuse what was set up, half as long as `clone`
      keyed._cloneInto(working);
      working.update(encoder.encode(text)).digestInto(hash);
      return BLIND_MARK + inBase64(hash.subarray(0, BLIND_BYTES));
    },
  };
}

/** Keys for different ends are derived from the one that is kept (RFC 5869), so that none says anything of another. */
function derived(dataKey: Uint8Array, purpose: string): Uint8Array {
  if (dataKey.length !== DATA_KEY_LENGTH) throw new Error(`a data key of ${dataKey.length} bytes`);
  return hkdf(sha256, dataKey, undefined, new TextEncoder().encode(purpose), DATA_KEY_LENGTH);
}

/** Random, and so good for 2^32 rows with one key (NIST SP 800-38D, 8.3). */
function nonces(): () => Uint8Array {
  const drawn = new Uint8Array(NONCES_AT_ONCE * NONCE_LENGTH);
  let next = drawn.length;
  return () => {
    if (next === drawn.length) {
      crypto.getRandomValues(drawn);
      next = 0;
    }
    next += NONCE_LENGTH;
    return drawn.subarray(next - NONCE_LENGTH, next);
  };
}

/** As base64url without padding (RFC 4648). */
function inBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** How rows are encrypted at rest, and how a field can be looked up without being stored in clear. */
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { inflateSync } from "fflate";
import { compress, uncompress } from "snappyjs";

import { AesCmac } from "./aes-cmac.ts";
import { AesGcm, NONCE_LENGTH } from "./aes-gcm.ts";

export type Cipher = {
  /**
   * `row` as JSON (what is `undefined` is left out), encrypted. Opens only with the same context: what belongs in one
   * place is not taken for another's.
   */
  seal(row: unknown, context: string): Uint8Array<ArrayBuffer>;
  /** The same with the browser's own AES, many times as fast: for what can be sealed before a transaction begins. */
  sealAhead(row: unknown, context: string): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws UnsealError when `sealed` is not what was sealed in this context with this key */
  open(sealed: Uint8Array, context: string): unknown;
  /** A keyed hash of `text`, the same for the same text, that says nothing of it without the key. Blinding twice changes nothing. */
  blind(text: string): string;
  /**
   * 60 bits of another hash in four characters, for indexes with an entry for each of a million lines: that two of a million
   * texts have the same is as likely as one to two million, so whoever finds by it looks at what was found.
   */
  blindShort(text: string): string;
  /** 32 bits of that hash: enough to pass over what is not meant, not to know what is. Never 0. */
  markOf(text: string): number;
};

export class UnsealError extends Error {
  override readonly name = "UnsealError";
}

/** Of the key that everything else is derived from, in bytes. */
export const DATA_KEY_LENGTH = 32;

/** The first byte of what is sealed: how, then nonce, then text with tag. */
const PLAIN = 1;
/** Until version 11 of the store. */
const DEFLATED = 2;
const SNAPPED = 3;
const HEAD_LENGTH = 1 + NONCE_LENGTH;

/**
 * In bytes: what is longer is packed before it is encrypted, as blocks of imported lines are. Packing takes less time than
 * encrypting what it saves, and half of the room. Snappy because it takes a quarter of the time of deflate at its fastest,
 * and unfolding a fifth (docs/decisions/0023).
 */
const PACKED_FROM = 4_096;

/** Of the 256 bits of a hash: two texts of the same hash are not to be expected among 2^64. */
const BLIND_BYTES = 16;
/** No key of ours begins like this, so a blinded text is known as one. */
const BLIND_MARK = "~";
const BLINDED = /^~[\w-]{22}$/u;

/** Whoever reads a history asks a dozen times for the same account. */
const BLINDED_KEPT = 64;

/** As many nonces are drawn at once: the browser's generator takes as long for one as for many. */
const NONCES_AT_ONCE = 340;

/** @param dataKey `DATA_KEY_LENGTH` random bytes */
export function createCipher(dataKey: Uint8Array): Cipher {
  const rowKey = derived(dataKey, "baton rows 1");
  const gcm = new AesGcm(rowKey);
  let own: Promise<CryptoKey> | undefined;
  const keyed = hmac.create(sha256, derived(dataKey, "baton blind 1"));
  const working = keyed.clone();
  const short = new AesCmac(derived(dataKey, "baton blind 2"));
  const hash = new Uint8Array(sha256.outputLen);
  const buffer = new Uint8Array(1_024);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const blinded = new Map<string, string>();
  const nextNonce = nonces();
  const pack = (row: unknown): { how: number; packed: Uint8Array<ArrayBuffer> } => {
    const text = encoder.encode(JSON.stringify(row));
    if (text.length < PACKED_FROM) return { how: PLAIN, packed: text };
    return { how: SNAPPED, packed: compress(text) };
  };
  return {
    seal(row, context) {
      const nonce = nextNonce();
      const { how, packed } = pack(row);
      return joined(how, nonce, gcm.seal(nonce, packed, encoder.encode(context)));
    },
    async sealAhead(row, context) {
      const iv = Uint8Array.from(nextNonce());
      const { how, packed } = pack(row);
      own ??= crypto.subtle.importKey("raw", Uint8Array.from(rowKey), "AES-GCM", false, ["encrypt"]);
      const settings = { name: "AES-GCM", iv, additionalData: encoder.encode(context) };
      return joined(how, iv, new Uint8Array(await crypto.subtle.encrypt(settings, await own, packed)));
    },
    open(sealed, context) {
      const [how] = sealed;
      if (how !== PLAIN && how !== DEFLATED && how !== SNAPPED) throw new UnsealError("of another version");
      const nonce = sealed.subarray(1, HEAD_LENGTH);
      const packed = gcm.open(nonce, sealed.subarray(HEAD_LENGTH), encoder.encode(context));
      if (!packed) throw new UnsealError("not sealed here with this key");
      return JSON.parse(decoder.decode(unfolded(how, packed)));
    },
    blind(text) {
      const known = blinded.get(text);
      if (known !== undefined) return known;
      if (BLINDED.test(text)) return text;
      // oxlint-disable-next-line no-underscore-dangle -- the library's way to reuse what was set up, half as long as `clone`
      keyed._cloneInto(working);
      const { read, written } = encoder.encodeInto(text, buffer);
      working
        .update(read === text.length ? buffer.subarray(0, written) : encoder.encode(text))
        .digestInto(hash);
      const blind = BLIND_MARK + inBase64(hash.subarray(0, BLIND_BYTES));
      if (blinded.size === BLINDED_KEPT) blinded.clear();
      blinded.set(text, blind);
      return blind;
    },
    blindShort(text) {
      const [one, two] = short.of(text);
      // Fifteen bits each: below the surrogates, and two bytes in the browser's keys.
      return String.fromCharCode(
        one & 0x7f_ff,
        (one >>> 15) & 0x7f_ff,
        two & 0x7f_ff,
        (two >>> 15) & 0x7f_ff,
      );
    },
    markOf(text) {
      const [, , , last] = short.of(text);
      return last === 0 ? 1 : last;
    },
  };
}

function unfolded(how: number, packed: Uint8Array): Uint8Array {
  if (how === SNAPPED) return uncompress(packed);
  return how === DEFLATED ? inflateSync(packed) : packed;
}

function joined(how: number, nonce: Uint8Array, encrypted: Uint8Array): Uint8Array<ArrayBuffer> {
  const sealed = new Uint8Array(HEAD_LENGTH + encrypted.length);
  sealed[0] = how;
  sealed.set(nonce, 1);
  sealed.set(encrypted, HEAD_LENGTH);
  return sealed;
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

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** As base64url without padding (RFC 4648); the browser's `btoa` and three replacements take ten times as long. */
function inBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += BASE64.charAt(three >> 18) + BASE64.charAt((three >> 12) & 63);
    if (left > 1) text += BASE64.charAt((three >> 6) & 63);
    if (left > 2) text += BASE64.charAt(three & 63);
  }
  return text;
}

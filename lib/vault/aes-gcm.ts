/**
 * AES-256-GCM (NIST SP 800-38D) with one key for many messages, synchronous: an IndexedDB transaction ends while WebCrypto
 * computes. The block cipher and the hash are those of @noble/ciphers; its own `gcm` sets both up anew for every message, which
 * for the rows of a store is most of the work (docs/decisions/0013). A test holds it against the browser's WebCrypto.
 */
import { GHASH } from "@noble/ciphers/_polyval.js";
import { unsafe } from "@noble/ciphers/aes.js";
import { equalBytes } from "@noble/ciphers/utils.js";

/** In bytes. */
export const NONCE_LENGTH = 12;
export const TAG_LENGTH = 16;

const BLOCK_LENGTH = 16;
/** In bytes: the message length for which GHASH chooses its table of 4-bit windows, 512 entries. */
const TABLE_FOR = 2_048;

/** GHASH under one key, whose table is made once. */
class Hash extends GHASH {
  restart(): this {
    this.s0 = 0;
    this.s1 = 0;
    this.s2 = 0;
    this.s3 = 0;
    this.finished = false;
    return this;
  }
}

export class AesGcm {
  readonly #key: Uint32Array;
  readonly #hash: Hash;
  readonly #counter = new Uint8Array(BLOCK_LENGTH);
  readonly #mask = new Uint8Array(BLOCK_LENGTH);
  readonly #lengths = new Uint8Array(BLOCK_LENGTH);
  readonly #tag = new Uint8Array(TAG_LENGTH);

  /** @param key 32 bytes */
  constructor(key: Uint8Array) {
    this.#key = unsafe.expandKeyLE(key);
    const hashKey = new Uint8Array(BLOCK_LENGTH);
    unsafe.ctr32(this.#key, false, new Uint8Array(BLOCK_LENGTH), new Uint8Array(BLOCK_LENGTH), hashKey);
    this.#hash = new Hash(hashKey, TABLE_FOR);
  }

  /** @returns the encrypted text with the tag behind it */
  seal(nonce: Uint8Array, text: Uint8Array, associated: Uint8Array): Uint8Array<ArrayBuffer> {
    const sealed = new Uint8Array(text.length + TAG_LENGTH);
    const encrypted = sealed.subarray(0, text.length);
    this.#begin(nonce);
    unsafe.ctr32(this.#key, false, this.#counter, text, encrypted);
    sealed.set(this.#tagOf(encrypted, associated), text.length);
    return sealed;
  }

  /** @returns undefined when it is not what was sealed with this key, nonce and associated data */
  open(nonce: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Uint8Array | undefined {
    if (sealed.length < TAG_LENGTH) return undefined;
    // A copy, since the block cipher reads whole words; it is decrypted where it stands.
    const text = sealed.slice(0, -TAG_LENGTH);
    this.#begin(nonce);
    if (!equalBytes(this.#tagOf(text, associated), sealed.subarray(-TAG_LENGTH))) return undefined;
    return unsafe.ctr32(this.#key, false, this.#counter, text, text);
  }

  /** Block 1 hides the tag; the counter goes on with block 2. */
  #begin(nonce: Uint8Array): void {
    this.#counter.fill(0);
    this.#counter.set(nonce);
    this.#counter[BLOCK_LENGTH - 1] = 1;
    this.#mask.fill(0);
    unsafe.ctr32(this.#key, false, this.#counter, this.#mask.slice(), this.#mask);
  }

  /** Good until the next call. */
  #tagOf(encrypted: Uint8Array, associated: Uint8Array): Uint8Array {
    // In bits, as two 64-bit numbers; rows are far from the 512 MB at which the upper halves would count.
    const lengths = new DataView(this.#lengths.buffer);
    lengths.setUint32(4, associated.length * 8);
    lengths.setUint32(12, encrypted.length * 8);
    this.#hash.restart().update(associated).update(encrypted).update(this.#lengths).digestInto(this.#tag);
    for (let index = 0; index < TAG_LENGTH; index += 1) {
      this.#tag[index] = (this.#tag[index] ?? 0) ^ (this.#mask[index] ?? 0);
    }
    return this.#tag;
  }
}

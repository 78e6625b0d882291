/** The key to the store, as the background has it: at once, or when a passphrase has unlocked it. */
import { findDataKey, type Keyring } from "../store/keyring.ts";
import { createCipher, type Cipher } from "../vault/cipher.ts";
import type { KeySession } from "../vault/data-key.ts";

export type VaultParts = { readonly keyring: Keyring; readonly session: KeySession };

export class Vault {
  /** What the store waits for. */
  readonly cipher: Promise<Cipher>;
  readonly #parts: VaultParts;
  readonly #unlocked: (cipher: Cipher) => void;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    const { promise, resolve } = Promise.withResolvers<Cipher>();
    this.cipher = promise;
    this.#unlocked = resolve;
    void this.#open();
  }

  async #open(): Promise<void> {
    const dataKey = await findDataKey(this.#parts.keyring, this.#parts.session);
    if (dataKey) this.#unlocked(createCipher(dataKey));
  }
}

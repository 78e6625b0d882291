/** Whether the store can be read, for our pages: while it is locked they show how to unlock it, and nothing else. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { keySession } from "../messages/key-session.ts";
import { findDataKey, Keyring } from "../store/keyring.ts";
import { createCipher, type Cipher } from "../vault/cipher.ts";

export type VaultModel = {
  /** What the page's store waits for. */
  readonly cipher: Promise<Cipher>;
  readonly state: ReadonlySignal<"opening" | "open" | "locked">;
};

export function createVaultModel(): VaultModel {
  const state = signal<"opening" | "open" | "locked">("opening");
  const { promise: cipher, resolve } = Promise.withResolvers<Cipher>();
  const keyring = new Keyring();

  async function look(): Promise<void> {
    const dataKey = await findDataKey(keyring, keySession);
    if (dataKey) resolve(createCipher(dataKey));
    state.value = dataKey ? "open" : "locked";
  }

  void look();
  return { cipher, state };
}

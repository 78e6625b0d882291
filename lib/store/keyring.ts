/** The key to the store, in a small database of its own: it is read before the store is opened, whose upgrades need it. */
import { Dexie, type Table } from "dexie";

import {
  dataKeyOf,
  keptByBrowser,
  keptByPassphrase,
  newDataKey,
  type KeptKey,
  type KeySession,
} from "../vault/data-key.ts";

export const KEYRING_NAME = "baton-keys";

const NAME = "data";
type KeyringRow = KeptKey & { readonly name: typeof NAME };

export class Keyring {
  readonly #database: Dexie;
  readonly #keys: Table<KeyringRow, typeof NAME>;

  constructor(name: string = KEYRING_NAME) {
    this.#database = new Dexie(name);
    this.#database.version(1).stores({ keys: "name" });
    this.#keys = this.#database.table("keys");
  }

  /** The key as it is kept; made at the first call. */
  async read(): Promise<KeptKey> {
    const kept = await this.#keys.get(NAME);
    if (kept) return kept;
    const fresh = await keptByBrowser(newDataKey());
    // The background and a page may both be the first: they must agree.
    return this.#database.transaction("rw", this.#keys, async () => {
      const meanwhile = await this.#keys.get(NAME);
      if (meanwhile) return meanwhile;
      await this.#keys.put({ name: NAME, ...fresh });
      return fresh;
    });
  }

  /** Keeps the same key under a passphrase from now on, or without one when it is undefined. */
  async keep(dataKey: Uint8Array<ArrayBuffer>, passphrase: string | undefined): Promise<void> {
    const kept = await (passphrase === undefined
      ? keptByBrowser(dataKey)
      : keptByPassphrase(dataKey, passphrase));
    await this.#keys.put({ name: NAME, ...kept });
  }

  /** Forgets the key: nothing that was encrypted with it can be read again. */
  async forget(): Promise<void> {
    await this.#keys.clear();
  }

  close(): void {
    this.#database.close();
  }
}

/** The key to the store; undefined while a passphrase is needed first. */
export async function findDataKey(
  keyring: Keyring,
  session: KeySession,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = await keyring.read();
  return kept.by === "browser" ? dataKeyOf(kept) : session.read();
}

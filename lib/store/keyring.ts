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
import { DATABASE_NAME } from "./database.ts";

export const KEYRING_NAME = "baton-keys";

/** The first version of the store that is encrypted, as IndexedDB counts: Dexie's times ten. */
const SEALED_SINCE = 60;

const NAME = "data";
type KeyringRow = KeptKey & { readonly name: typeof NAME };

export class Keyring {
  readonly #database: Dexie;
  readonly #keys: Table<KeyringRow, typeof NAME>;
  readonly #store: string;

  /** @param store the name of the database that the key opens */
  constructor(name: string = KEYRING_NAME, store: string = DATABASE_NAME) {
    this.#store = store;
    this.#database = new Dexie(name);
    this.#database.version(1).stores({ keys: "name" });
    this.#keys = this.#database.table("keys");
  }

  /** The key as it is kept; made at the first call. Undefined where it is lost: a store is there that only it could open. */
  async read(): Promise<KeptKey | undefined> {
    const kept = await this.#keys.get(NAME);
    if (kept) return kept;
    // Whoever made the store had made the key before: if somebody just did both, it is found now.
    if (await this.#isStoreSealed()) return this.#keys.get(NAME);
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

  async #isStoreSealed(): Promise<boolean> {
    const databases = await indexedDB.databases();
    return databases.some(({ name, version = 0 }) => name === this.#store && version >= SEALED_SINCE);
  }
}

/** The key to the store; `locked` while a passphrase is needed first, `lost` when nothing can open it any more. */
export async function findDataKey(
  keyring: Keyring,
  session: KeySession,
): Promise<Uint8Array<ArrayBuffer> | "locked" | "lost"> {
  const kept = await keyring.read();
  if (!kept) return "lost";
  if (kept.by === "passphrase") return (await session.read()) ?? "locked";
  return (await dataKeyOf(kept)) ?? "lost";
}

/** The key to the store, as the background has it: at once, or when a passphrase has unlocked it. */
import { failure, success, type Failure, type Result } from "../result.ts";
import { findDataKey, type Keyring } from "../store/keyring.ts";
import { createCipher, type Cipher } from "../vault/cipher.ts";
import { dataKeyOf, type KeySession } from "../vault/data-key.ts";

export type VaultParts = {
  readonly keyring: Keyring;
  readonly session: KeySession;
  /** Unix ms. */
  readonly now: () => number;
  /** A passphrase unlocked it; not called when it was open from the start. */
  readonly unlocked: () => void;
};

/** Wrong passphrases that are forgiven at once; each further one doubles how long the next must wait, in ms. */
const FORGIVEN = 3;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

type Wrong = Failure<"wrong_passphrase" | "too_soon">;
type DataKey = Uint8Array<ArrayBuffer>;

export class Vault {
  /** What the store waits for. It does nothing more from when the key was put away until somebody unlocks again. */
  readonly cipher: Promise<Cipher>;
  readonly #parts: VaultParts;
  readonly #opening: Promise<void>;
  #unlocking = Promise.withResolvers<void>();
  #cipher: Cipher | undefined;
  #dataKey: DataKey | undefined;
  #wrong = 0;
  #nextTry = 0;

  constructor(parts: VaultParts) {
    this.#parts = parts;
    const current = (): Cipher => {
      if (!this.#cipher) throw new Error("the store is locked");
      return this.#cipher;
    };
    this.cipher = this.#unlocking.promise.then(() => ({
      seal: (row, context) => current().seal(row, context),
      sealAhead: (row, context) => current().sealAhead(row, context),
      open: (sealed, context) => current().open(sealed, context),
      blind: (text) => current().blind(text),
      blindShort: (text) => current().blindShort(text),
      markOf: (text) => current().markOf(text),
    }));
    this.#opening = findDataKey(parts.keyring, parts.session).then((found) => {
      if (typeof found !== "string") this.#take(found);
    });
  }

  /** False while a passphrase is needed first. */
  async isOpen(): Promise<boolean> {
    await this.#opening;
    return this.isOpenNow();
  }

  /** The same without waiting for the start. */
  isOpenNow(): boolean {
    return this.#dataKey !== undefined;
  }

  async unlock(passphrase: string): Promise<Result<true, Wrong["problem"]["code"]>> {
    if (await this.isOpen()) return success(true);
    const found = await this.#try(passphrase);
    if (!found.ok) return found;
    await this.#parts.session.remember(found.value);
    this.#take(found.value);
    this.#parts.unlocked();
    return success(true);
  }

  /**
   * Nobody gets at the store from now on without the passphrase. The key itself stays until `putAway`, for what is being
   * written. Refused with `no_passphrase` where there is none to open it again.
   */
  async lock(): Promise<Result<true, "no_passphrase">> {
    const { keyring, session } = this.#parts;
    if ((await keyring.read())?.by !== "passphrase")
      return failure("no_passphrase", "nothing to unlock with");
    if (this.#dataKey) this.#unlocking = Promise.withResolvers();
    this.#dataKey = undefined;
    await session.forget();
    return success(true);
  }

  /** Throws the key of a locked store out of memory, and waits until somebody unlocks it. */
  async putAway(): Promise<void> {
    if (!this.#dataKey) this.#cipher = undefined;
    await this.#unlocking.promise;
  }

  /**
   * Changes under which passphrase the key is kept, or that there is one at all. What is stored stays as it is.
   * @param current the passphrase until now; not looked at where there is none
   * @param next undefined for none
   */
  async change(
    current: string | undefined,
    next: string | undefined,
  ): Promise<Result<true, Wrong["problem"]["code"] | "locked">> {
    if (!(await this.isOpen()) || !this.#dataKey) return failure("locked", "unlock first");
    const { keyring, session } = this.#parts;
    if ((await keyring.read())?.by === "passphrase") {
      const found = await this.#try(current ?? "");
      if (!found.ok) return found;
    }
    // The session first: a worker that dies in between is then not locked out of what it has open.
    if (next !== undefined) await session.remember(this.#dataKey);
    await keyring.keep(this.#dataKey, next);
    if (next === undefined) await session.forget();
    return success(true);
  }

  /** Throws the key away: what was encrypted with it is lost for good. */
  async forget(): Promise<void> {
    await this.#parts.session.forget();
    await this.#parts.keyring.forget();
  }

  async #try(passphrase: string): Promise<Result<DataKey, Wrong["problem"]["code"]>> {
    const { keyring, now } = this.#parts;
    const wait = this.#nextTry - now();
    if (wait > 0) return failure("too_soon", String(Math.ceil(wait / 1_000)));
    const kept = await keyring.read();
    const dataKey = kept && (await dataKeyOf(kept, passphrase));
    if (dataKey) {
      this.#wrong = 0;
      return success(dataKey);
    }
    this.#wrong += 1;
    const over = this.#wrong - FORGIVEN;
    if (over >= 0) this.#nextTry = now() + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** over);
    return failure("wrong_passphrase", "another one");
  }

  #take(dataKey: DataKey): void {
    this.#dataKey = dataKey;
    this.#cipher = createCipher(dataKey);
    this.#unlocking.resolve();
  }
}

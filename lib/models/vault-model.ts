/** Whether the store can be read, for our pages: while it cannot they show what can be done, and nothing else. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { keySession } from "../messages/key-session.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import { findDataKey, Keyring } from "../store/keyring.ts";
import { createCipher, type Cipher } from "../vault/cipher.ts";
import type { KeySession } from "../vault/data-key.ts";

/** `lost`: the key is gone, and with it what is kept. */
export type VaultState = "opening" | "open" | "locked" | "lost";

/** What became of the last step; `turn` is how many there were, `done` how many of them did what was asked. */
export type VaultReport = {
  readonly turn: number;
  readonly done: number;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
};

export type VaultModel = {
  /** What the page's store waits for. */
  readonly cipher: Promise<Cipher>;
  readonly state: ReadonlySignal<VaultState>;
  readonly hasPassphrase: ReadonlySignal<boolean>;
  readonly report: ReadonlySignal<VaultReport>;
  /** Each says whether it was done. */
  readonly unlock: (passphrase: string) => Promise<boolean>;
  /** This page and all others, until somebody unlocks them. */
  readonly lock: () => Promise<boolean>;
  /** @param next undefined for none from now on */
  readonly change: (current: string | undefined, next: string | undefined) => Promise<boolean>;
  readonly eraseEverything: () => Promise<boolean>;
};

/**
 * @param session what the browser remembers until it closes, and when that changes
 * @param startOver loads the page anew
 */
export function createVaultModel(
  session: KeySession & { readonly watch: (changed: () => void) => void } = keySession,
  keyring: Keyring = new Keyring(),
  startOver: () => void = () => location.reload(),
): VaultModel {
  const state = signal<VaultState>("opening");
  const hasPassphrase = signal(false);
  const report = signal<VaultReport>({ turn: 0, done: 0, busy: false, problem: undefined });
  const { promise: cipher, resolve } = Promise.withResolvers<Cipher>();

  async function look(): Promise<void> {
    // In this order: a passphrase that is being removed is out of the keyring before the session forgets.
    const found = await findDataKey(keyring, session);
    hasPassphrase.value = (await keyring.read())?.by === "passphrase";
    if (state.peek() === "open") {
      // The key, and what was read with it, are in this page's memory: only a page that is loaded anew has neither.
      if (found === "locked" && hasPassphrase.peek()) startOver();
      return;
    }
    if (typeof found !== "string") resolve(createCipher(found));
    state.value = typeof found === "string" ? found : "open";
  }

  async function step(asking: ReturnType<typeof send>): Promise<boolean> {
    const { turn, done } = report.peek();
    report.value = { turn, done, busy: true, problem: undefined };
    const answer = await asking;
    await look();
    report.value = {
      turn: turn + 1,
      done: done + (answer.ok ? 1 : 0),
      busy: false,
      problem: answer.ok ? undefined : answer.problem,
    };
    return answer.ok;
  }

  void look();
  session.watch(() => void look());
  return {
    cipher,
    state,
    hasPassphrase,
    report,
    unlock: (passphrase) => step(send("unlock", { passphrase })),
    lock: () => step(send("lock", {})),
    change: (current, next) =>
      step(send("changePassphrase", { ...(current !== undefined && { current }), next: next ?? null })),
    eraseEverything: () => step(send("eraseEverything", { isMeant: true })),
  };
}

/** Whether the store can be read, for our pages: while it is locked they show how to unlock it, and nothing else. */
import { signal, type ReadonlySignal } from "@preact/signals";

import { keySession } from "../messages/key-session.ts";
import { send } from "../messages/send.ts";
import type { Problem } from "../result.ts";
import { findDataKey, Keyring } from "../store/keyring.ts";
import { createCipher, type Cipher } from "../vault/cipher.ts";
import type { KeySession } from "../vault/data-key.ts";

export type VaultState = "opening" | "open" | "locked";

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
  /** @param next undefined for none from now on */
  readonly change: (current: string | undefined, next: string | undefined) => Promise<boolean>;
  readonly eraseEverything: () => Promise<boolean>;
};

/** @param session what the browser remembers until it closes, and when that changes */
export function createVaultModel(
  session: KeySession & { readonly watch: (changed: () => void) => void } = keySession,
  keyring: Keyring = new Keyring(),
): VaultModel {
  const state = signal<VaultState>("opening");
  const hasPassphrase = signal(false);
  const report = signal<VaultReport>({ turn: 0, done: 0, busy: false, problem: undefined });
  const { promise: cipher, resolve } = Promise.withResolvers<Cipher>();

  async function look(): Promise<void> {
    hasPassphrase.value = (await keyring.read()).by === "passphrase";
    // What is open stays open for this page: its store has the key.
    if (state.peek() === "open") return;
    const dataKey = await findDataKey(keyring, session);
    if (dataKey) resolve(createCipher(dataKey));
    state.value = dataKey ? "open" : "locked";
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
    change: (current, next) =>
      step(send("changePassphrase", { ...(current !== undefined && { current }), next: next ?? null })),
    eraseEverything: () => step(send("eraseEverything", { isMeant: true })),
  };
}

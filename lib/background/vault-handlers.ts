/** What the background does for the messages about the lock of the store. */
import type { Handlers } from "../messages/answer.ts";
import type { vaultMessages } from "../messages/vault-messages.ts";
import { success } from "../result.ts";
import type { Background } from "./context.ts";

const done = success({});

export function createVaultHandlers({
  database,
  vault,
  cases,
  notify,
  changed,
  restart,
}: Background): Pick<Handlers, keyof typeof vaultMessages> {
  return {
    async unlock({ passphrase }) {
      const unlocked = await vault.unlock(passphrase);
      return unlocked.ok ? done : unlocked;
    },

    async lock() {
      const locked = await vault.lock();
      if (!locked.ok) return locked;
      notify({ notice: "settingsChanged" });
      changed();
      // The log is closed first: what is being written is written to its end.
      void cases.change(() => vault.putAway());
      return done;
    },

    async changePassphrase({ current, next }) {
      const kept = await vault.change(current, next ?? undefined);
      return kept.ok ? done : kept;
    },

    async eraseEverything() {
      // The key first: without it, what a crash in between leaves cannot be read.
      await vault.forget();
      await database.delete();
      restart();
      return done;
    },
  };
}

/** What the background does for the messages about the lock of the store. */
import type { Handlers } from "../messages/answer.ts";
import type { vaultMessages } from "../messages/vault-messages.ts";
import { success } from "../result.ts";
import type { Background } from "./context.ts";

const done = success({});

export function createVaultHandlers({
  database,
  vault,
  restart,
}: Background): Pick<Handlers, keyof typeof vaultMessages> {
  return {
    async unlock({ passphrase }) {
      const unlocked = await vault.unlock(passphrase);
      return unlocked.ok ? done : unlocked;
    },

    async changePassphrase({ current, next }) {
      const changed = await vault.change(current, next ?? undefined);
      return changed.ok ? done : changed;
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

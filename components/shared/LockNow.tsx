import type { VNode } from "preact";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { words } from "../../lib/words/words.ts";

type Props = { readonly vault: Pick<VaultModel, "hasPassphrase" | "lock"> };

/** One click to lock every page of ours; nothing where no passphrase could open them again. */
export function LockNow({ vault }: Props): VNode | undefined {
  if (!vault.hasPassphrase.value) return undefined;
  return (
    <button type="button" onClick={() => void vault.lock()}>
      {words("lockNow")}
    </button>
  );
}

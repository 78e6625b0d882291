import type { ComponentChildren, VNode } from "preact";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { KeyLost } from "./KeyLost.tsx";
import { Unlock } from "./Unlock.tsx";

type Props = { readonly vault: VaultModel; readonly children: ComponentChildren };

/** What stands in a page of ours while the store is open; while it is not, what can be done. */
export function Unlocked({ vault, children }: Props): VNode {
  const state = vault.state.value;
  if (state === "open" || state === "opening") return <>{children}</>;
  return (
    <main class="unlock">{state === "lost" ? <KeyLost vault={vault} /> : <Unlock vault={vault} />}</main>
  );
}

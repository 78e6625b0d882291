import type { ComponentChildren, VNode } from "preact";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { Unlock } from "./Unlock.tsx";

type Props = { readonly vault: VaultModel; readonly children: ComponentChildren };

/** What stands in a page of ours while the store is open; while it is locked, how to unlock it. */
export function Unlocked({ vault, children }: Props): VNode {
  if (vault.state.value !== "locked") return <>{children}</>;
  return (
    <main class="unlock">
      <Unlock vault={vault} />
    </main>
  );
}

import type { VNode } from "preact";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { words } from "../../lib/words/words.ts";
import { EraseByWord } from "./EraseByWord.tsx";

type Props = { readonly vault: VaultModel };

/** The way on without the passphrase: what it protects cannot be read by anybody, so it goes. */
export function EraseEverything({ vault }: Props): VNode {
  return (
    <EraseByWord
      label={words("eraseEverything")}
      word={words("eraseWord")}
      confirm={words("eraseEverything")}
      busy={vault.report.value.busy}
      onErase={vault.eraseEverything}
    >
      <p>{words("eraseEverythingWarning")}</p>
    </EraseByWord>
  );
}

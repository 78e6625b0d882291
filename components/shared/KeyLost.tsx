import type { VNode } from "preact";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { words } from "../../lib/words/words.ts";
import { Confirm } from "./Confirm.tsx";
import { Notice } from "./Notice.tsx";
import { vaultWords } from "./vault-words.ts";

type Props = { readonly vault: VaultModel };

/** What is kept is there and cannot be opened any more, because its key is gone: what that means, and the way on. */
export function KeyLost({ vault }: Props): VNode {
  const { problem } = vault.report.value;
  return (
    <>
      <h1>{words("keyLostTitle")}</h1>
      <p>{words("keyLostWhy")}</p>
      <ul class="listed">
        <li>{words("keyLostProfile")}</li>
        <li>{words("keyLostBackup")}</li>
        <li>{words("keyLostTeam")}</li>
      </ul>
      <Confirm
        ask={words("keyLostBegin")}
        warning={words("keyLostWarning")}
        confirm={words("keyLostErase")}
        onConfirm={vault.eraseEverything}
      />
      {problem && <Notice problem>{vaultWords(problem)}</Notice>}
    </>
  );
}

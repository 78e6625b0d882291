import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { words } from "../../lib/words/words.ts";
import { EraseEverything } from "./EraseEverything.tsx";
import { Field } from "./Field.tsx";
import { vaultWords } from "./vault-words.ts";

type Props = { readonly vault: VaultModel };

/** Asks for the passphrase, and says what there is to do for whoever forgot it. */
export function Unlock({ vault }: Props): VNode {
  const [passphrase, setPassphrase] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { busy, problem } = vault.report.value;
  useEffect(() => input.current?.focus(), []);

  async function unlock(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || passphrase === "") return;
    if (!(await vault.unlock(passphrase))) input.current?.select();
  }

  return (
    <>
      <h1>{words("unlockTitle")}</h1>
      <p>{words("unlockWhy")}</p>
      <form class="stack" noValidate onSubmit={(event) => void unlock(event)}>
        <Field label={words("encryptionPassphrase")} problem={problem && vaultWords(problem)}>
          {(attributes) => (
            <input
              {...attributes}
              ref={input}
              type="password"
              autocomplete="current-password"
              maxLength={1_000}
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row">
          <button type="submit" class="primary" aria-disabled={busy}>
            {words(busy ? "unlocking" : "unlock")}
          </button>
        </div>
      </form>
      <details class="more">
        <summary>{words("unlockForgotten")}</summary>
        <EraseEverything vault={vault} />
      </details>
    </>
  );
}

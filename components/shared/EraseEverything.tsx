import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "./Field.tsx";

type Props = { readonly vault: VaultModel };

/** The way on without the passphrase: what it protects cannot be read by anybody, so it goes. A word is typed to mean it. */
export function EraseEverything({ vault }: Props): VNode {
  const [typed, setTyped] = useState("");
  const isMeant = typed.trim().toUpperCase() === words("eraseEverythingWord").toUpperCase();
  const { busy } = vault.report.value;
  return (
    <div class="stack">
      <p>{words("eraseEverythingWarning")}</p>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isMeant && !busy) void vault.eraseEverything();
        }}
      >
        <Field label={words("eraseEverythingType", words("eraseEverythingWord"))}>
          {(attributes) => (
            <input
              {...attributes}
              autocomplete="off"
              spellcheck={false}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row">
          <button type="submit" class="danger" aria-disabled={!isMeant || busy}>
            {words("eraseEverything")}
          </button>
        </div>
      </form>
    </div>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { VaultModel } from "../../lib/models/vault-model.ts";
import { MIN_PASSPHRASE_LENGTH } from "../../lib/vault/passphrase.ts";
import { counted, words, type WordKey } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { LastWord } from "../shared/LastWord.tsx";
import { LockNow } from "../shared/LockNow.tsx";
import { vaultWords } from "../shared/vault-words.ts";

type Props = { readonly vault: VaultModel };

/** That what is kept is encrypted, what that is good for and what not, and the passphrase. */
export function Encryption({ vault }: Props): VNode {
  const isSet = vault.hasPassphrase.value;
  const { turn, done, busy, problem } = vault.report.value;
  return (
    <section class="option-group">
      <h2>{words("encryptionTitle")}</h2>
      <p>{words("encryptionAlways")}</p>
      <p>{words(isSet ? "encryptionWith" : "encryptionWithout")}</p>
      <p class="soft">{words("encryptionLimits")}</p>
      {isSet && (
        <div class="row">
          <LockNow vault={vault} />
          <p class="soft small">{words("lockNowHint")}</p>
        </div>
      )}
      {/* What was typed goes once it has done its work. */}
      <PassphraseForm key={`set-${done}`} vault={vault} isSet={isSet} />
      {isSet && <RemoveForm key={`remove-${done}`} vault={vault} />}
      <LastWord
        done={
          turn > 0 && !busy && !problem ? words(isSet ? "encryptionSet" : "encryptionRemoved") : undefined
        }
        problem={problem && vaultWords(problem)}
        told={turn}
      />
    </section>
  );
}

function PassphraseForm({ vault, isSet }: Props & { readonly isSet: boolean }): VNode {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [isTold, setTold] = useState(false);
  const { busy } = vault.report.value;
  const isShort = next.length < MIN_PASSPHRASE_LENGTH;
  const isOther = next !== again;

  function change(event: Event): void {
    event.preventDefault();
    setTold(true);
    if (!busy && !isShort && !isOther) void vault.change(isSet ? current : undefined, next);
  }

  return (
    <form class="stack" noValidate onSubmit={change}>
      {isSet && (
        <Secret label="encryptionCurrent" use="current-password" value={current} onInput={setCurrent} />
      )}
      <Secret
        label={isSet ? "encryptionNew" : "encryptionPassphrase"}
        hint={counted("encryptionHint", MIN_PASSPHRASE_LENGTH)}
        problem={isTold && isShort ? counted("encryptionShort", MIN_PASSPHRASE_LENGTH) : undefined}
        use="new-password"
        value={next}
        onInput={setNext}
      />
      <Secret
        label="encryptionAgain"
        problem={isTold && isOther ? words("encryptionOther") : undefined}
        use="new-password"
        value={again}
        onInput={setAgain}
      />
      <p>{words("encryptionForgotten")}</p>
      <div class="row">
        <button type="submit" aria-disabled={busy}>
          {words(isSet ? "encryptionChange" : "encryptionSetIt")}
        </button>
      </div>
    </form>
  );
}

function RemoveForm({ vault }: Props): VNode {
  const [current, setCurrent] = useState("");
  const { busy } = vault.report.value;
  return (
    <details class="more">
      <summary>{words("encryptionRemove")}</summary>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && current !== "") void vault.change(current, undefined);
        }}
      >
        <Secret label="encryptionCurrent" use="current-password" value={current} onInput={setCurrent} />
        <div class="row">
          <button type="submit" aria-disabled={busy}>
            {words("encryptionRemoveIt")}
          </button>
        </div>
      </form>
    </details>
  );
}

type SecretProps = {
  readonly label: WordKey;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly use: "current-password" | "new-password";
  readonly value: string;
  readonly onInput: (value: string) => void;
};

function Secret({ label, hint, problem, use, value, onInput }: SecretProps): VNode {
  return (
    <Field label={words(label)} {...(hint !== undefined && { hint })} problem={problem}>
      {(attributes) => (
        <input
          {...attributes}
          type="password"
          autocomplete={use}
          maxLength={1_000}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

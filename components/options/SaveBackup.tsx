import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { BACKUP_EXTENSION, MIN_PASSPHRASE_LENGTH } from "../../lib/backup/backup.ts";
import type { BackupContents, BackupModel } from "../../lib/models/backup-model.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { saveFile } from "../shared/save-file.ts";

type Props = {
  readonly contents: BackupContents;
  readonly isBusy: boolean;
  readonly onSave: BackupModel["save"];
};

/** The day in the name, as it sorts. */
export function backupName(at: number, what: "backup" | "before"): string {
  return `baton-${what}-${new Date(at).toISOString().slice(0, 10)}${BACKUP_EXTENSION}`;
}

/** Everything that is here, as one encrypted file. */
export function SaveBackup({ contents, isBusy, onSave }: Props): VNode {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [isAsked, setAsked] = useState(false);
  const isShort = passphrase.length < MIN_PASSPHRASE_LENGTH;
  const isOther = again !== passphrase;
  const total = Object.values(contents.rows).reduce((all, count) => all + count, 0);

  async function save(): Promise<void> {
    setAsked(true);
    if (isShort || isOther) return;
    const file = await onSave(passphrase);
    if (!file) return;
    saveFile(backupName(Date.now(), "backup"), file);
    setPassphrase("");
    setAgain("");
    setAsked(false);
  }

  return (
    <section class="option-group">
      <h2>{words("backupTitle")}</h2>
      <p class="soft">{words("backupHint")}</p>
      <p>{counted("backupRows", total)}</p>
      {contents.isTeam && <p class="soft">{words("backupInTeam")}</p>}
      {contents.isIncomplete && <p>{words("backupIncomplete")}</p>}
      <form
        class="stack"
        aria-label={words("backupTitle")}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={words("backupPassphrase")}
          hint={words("backupPassphraseHint", MIN_PASSPHRASE_LENGTH)}
          problem={isAsked && isShort ? words("backupPassphraseShort", MIN_PASSPHRASE_LENGTH) : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="password"
              autocomplete="new-password"
              value={passphrase}
              onInput={(event) => setPassphrase(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label={words("backupPassphraseAgain")}
          problem={isAsked && !isShort && isOther ? words("backupPassphraseOther") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              type="password"
              autocomplete="new-password"
              value={again}
              onInput={(event) => setAgain(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" disabled={isBusy}>
            {words("backupSave")}
          </button>
        </div>
      </form>
    </section>
  );
}

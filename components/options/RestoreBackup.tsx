import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { BACKUP_EXTENSION } from "../../lib/backup/backup.ts";
import type { BackupContents, BackupHeader, BackupModel } from "../../lib/models/backup-model.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { Field } from "../shared/Field.tsx";
import { saveFile } from "../shared/save-file.ts";
import { tableList } from "../shared/table-words.ts";
import { backupName } from "./SaveBackup.tsx";

type Props = {
  readonly model: BackupModel;
  readonly contents: BackupContents;
  readonly isBusy: boolean;
};

/** A file back into the store: what is in it is shown first, and nothing happens before a second click. */
export function RestoreBackup({ model, contents, isBusy }: Props): VNode {
  const opened = model.opened.value;
  return (
    <section class="option-group">
      <h2>{words("restoreTitle")}</h2>
      <p class="soft">{words("restoreHint")}</p>
      {contents.isTeam ? (
        <p>{words("problemRestoreInTeam")}</p>
      ) : (
        <OpenForm isBusy={isBusy} onOpen={model.open} onChange={model.close} />
      )}
      {opened && !isBusy && <Opened model={model} header={opened} contents={contents} />}
    </section>
  );
}

type OpenProps = {
  readonly isBusy: boolean;
  readonly onOpen: BackupModel["open"];
  readonly onChange: () => void;
};

function OpenForm({ isBusy, onOpen, onChange }: OpenProps): VNode {
  const [file, setFile] = useState<File | undefined>(undefined);
  const [passphrase, setPassphrase] = useState("");
  const [isAsked, setAsked] = useState(false);
  return (
    <form
      class="stack"
      aria-label={words("restoreTitle")}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (file) void onOpen(file, passphrase);
      }}
    >
      <Field label={words("restoreFile")} problem={isAsked && !file ? words("restoreNoFile") : undefined}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept={`${BACKUP_EXTENSION},.age`}
            onChange={(event) => {
              onChange();
              setFile(event.currentTarget.files?.[0]);
            }}
          />
        )}
      </Field>
      <Field label={words("restorePassphrase")}>
        {(attributes) => (
          <input
            {...attributes}
            type="password"
            autocomplete="off"
            value={passphrase}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
      </Field>
      <div>
        <button type="submit" disabled={isBusy}>
          {words("restoreOpen")}
        </button>
      </div>
    </form>
  );
}

type OpenedProps = {
  readonly model: BackupModel;
  readonly header: BackupHeader;
  readonly contents: BackupContents;
};

/** What is in the file, and what restoring it does. */
function Opened({ model, header, contents }: OpenedProps): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [header]);
  const since = contents.receipts.filter(({ at }) => at > header.at).length;
  return (
    <div class="notice stack">
      <h3 ref={heading} tabIndex={-1}>
        {words("restoreFound")}
      </h3>
      <p>{words("restoreMade", fullMoment(header.at), header.store)}</p>
      <ul class="backup-rows">
        {tableList(header.rows).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {header.isTeam && <p>{words("restoreFromTeam")}</p>}
      <p>{words("restoreKeys")}</p>
      <p>{since > 0 ? counted("restoreErasedSince", since) : words("restoreErasedElsewhere")}</p>
      <Confirm
        ask={words("restoreAsk")}
        warning={words("restoreWarning")}
        confirm={words("restoreConfirm")}
        onConfirm={() => model.restore((file) => saveFile(backupName(Date.now(), "before"), file))}
      />
    </div>
  );
}

import type { VNode } from "preact";

import type { BackupContents, BackupDone, BackupModel } from "../../lib/models/backup-model.ts";
import { ready } from "../../lib/models/live.ts";
import { counted, words } from "../../lib/words/words.ts";
import { LastWord } from "../shared/LastWord.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { BackupBusy } from "./BackupBusy.tsx";
import { ReceiptList } from "./ReceiptList.tsx";
import { RestoreBackup } from "./RestoreBackup.tsx";
import { SaveBackup } from "./SaveBackup.tsx";

type Props = { readonly model: BackupModel };

/** The whole store as a file, and back from one; and the receipts of what was erased. */
export function Backup({ model }: Props): VNode {
  const live = model.contents.value;
  const contents = ready(live);
  const progress = model.progress.value;
  const { turn, done, problem } = model.report.value;
  return (
    <>
      {live.state === "loading" && <p class="soft patient">{words("backupLoading")}</p>}
      {live.state === "failed" && <Notice problem>{words("backupFailed", live.reason)}</Notice>}
      {contents && <Sections model={model} contents={contents} />}
      {/* Always there: screen readers watch only regions that they knew before. */}
      <div role="status">{progress && <BackupBusy progress={progress} onCancel={model.cancel} />}</div>
      <LastWord
        done={done && doneWords(done)}
        problem={problem && words("backupNotDone", problemWords(problem))}
        told={turn}
      />
    </>
  );
}

function Sections({ model, contents }: Props & { readonly contents: BackupContents }): VNode {
  const isBusy = model.progress.value !== undefined;
  return (
    <>
      <SaveBackup contents={contents} isBusy={isBusy} onSave={model.save} />
      <RestoreBackup model={model} contents={contents} isBusy={isBusy} />
      <ReceiptList receipts={contents.receipts} />
    </>
  );
}

function doneWords(done: BackupDone): string {
  switch (done.did) {
    case "saved":
      return counted("backupSaved", done.rows);
    case "restored":
      return [
        counted("backupRestored", done.rows),
        ...(done.unfit > 0 ? [counted("backupUnfit", done.unfit)] : []),
      ].join(" ");
    case "cancelled":
      return words("backupCancelled");
  }
}

import type { VNode } from "preact";

import type { BackupProgress } from "../../lib/models/backup-model.ts";
import { words, type WordKey } from "../../lib/words/words.ts";

type Props = { readonly progress: BackupProgress; readonly onCancel: () => void };

const doings: Readonly<Record<BackupProgress["doing"], WordKey>> = {
  opening: "backupOpening",
  saving: "backupSaving",
  keeping: "backupKeeping",
  reading: "backupReading",
  replacing: "backupReplacing",
};

/** How far it is, and a way out as long as there is one. */
export function BackupBusy({ progress: { doing, done, of }, onCancel }: Props): VNode {
  const label = words(doings[doing]);
  return (
    <section class="option-group backup-busy">
      <p>{label}</p>
      <progress aria-label={label} {...(of > 0 && { max: of, value: Math.min(done, of) })} />
      {doing !== "replacing" && (
        <div>
          <button type="button" onClick={onCancel}>
            {words("backupCancel")}
          </button>
        </div>
      )}
    </section>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { declineOptions } from "../../lib/case/choices.ts";
import { words } from "../../lib/words/words.ts";
import { Choice } from "./Choice.tsx";
import { isTooLong, NoteField } from "./NoteField.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** Why the case goes back to its sender. */
export function DeclineForm({ draft, onDraft, busy, onSubmit, onCancel }: FormProps): VNode {
  const { declineReason: reason, declineNote: note } = draft;
  const [tried, setTried] = useState(false);

  function submit(): void {
    setTried(true);
    if (reason && !isTooLong(note)) onSubmit({ type: "decline", reason, note });
  }

  return (
    <WorkForm title={words("workDecline")} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <Choice
        label={words("declineReason")}
        options={declineOptions.map((value) => ({ value, words: words(`decline_${value}`) }))}
        chosen={reason}
        missing={tried && !reason}
        onChoose={(chosen) => onDraft({ declineReason: chosen })}
      />
      <NoteField
        label={words("declineNote")}
        text={note}
        onInput={(text) => onDraft({ declineNote: text })}
      />
    </WorkForm>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";
import { isTooLong, NoteField } from "./NoteField.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** A note for colleagues. */
export function NoteForm({ draft, onDraft, busy, onSubmit, onCancel }: FormProps): VNode {
  const { note: text } = draft;
  const [tried, setTried] = useState(false);
  const missing = text.trim() === "";

  function submit(): void {
    setTried(true);
    if (!missing && !isTooLong(text)) onSubmit({ type: "note", text });
  }

  return (
    <WorkForm title={words("workNote")} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <NoteField
        label={words("noteLabel")}
        hint={words("noteHint")}
        text={text}
        problem={tried && missing ? words("formMissing") : undefined}
        onInput={(note) => onDraft({ note })}
      />
    </WorkForm>
  );
}

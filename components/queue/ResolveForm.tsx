import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { causeOptions, outcomeOptions } from "../../lib/case/choices.ts";
import { words } from "../../lib/words/words.ts";
import { Choice } from "./Choice.tsx";
import { isTooLong, NoteField } from "./NoteField.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** What came of it and where it came from. Both have to be chosen: the board is made of them. */
export function ResolveForm({ draft, onDraft, busy, onSubmit, onCancel }: FormProps): VNode {
  const { outcome, cause, resolveNote: note } = draft;
  const [tried, setTried] = useState(false);

  function submit(): void {
    setTried(true);
    if (outcome && cause && !isTooLong(note)) onSubmit({ type: "resolve", outcome, cause, note });
  }

  return (
    <WorkForm title={words("workResolve")} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <Choice
        label={words("resolveOutcome")}
        options={outcomeOptions.map((value) => ({ value, words: words(`outcome_${value}`) }))}
        chosen={outcome}
        missing={tried && !outcome}
        onChoose={(chosen) => onDraft({ outcome: chosen })}
      />
      <Choice
        label={words("resolveCause")}
        options={causeOptions.map((value) => ({ value, words: words(`cause_${value}`) }))}
        chosen={cause}
        missing={tried && !cause}
        onChoose={(chosen) => onDraft({ cause: chosen })}
      />
      <NoteField
        label={words("resolveNote")}
        text={note}
        onInput={(text) => onDraft({ resolveNote: text })}
      />
    </WorkForm>
  );
}

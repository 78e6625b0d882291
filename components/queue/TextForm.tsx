import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { words, type WordKey } from "../../lib/words/words.ts";
import { isTooLong, NoteField } from "./NoteField.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** Taking a case over from a colleague, who is told why. */
export function StealForm({ draft, onDraft, onSubmit, ...rest }: FormProps): VNode {
  return (
    <TextForm
      {...rest}
      title="workSteal"
      label="stealReason"
      hint="stealHint"
      text={draft.stealReason}
      onInput={(stealReason) => onDraft({ stealReason })}
      onSubmit={(reason) => onSubmit({ type: "steal", reason })}
    />
  );
}

/** Asking the owner to give back what one handed off. */
export function AskBackForm({ draft, onDraft, onSubmit, ...rest }: FormProps): VNode {
  return (
    <TextForm
      {...rest}
      title="workAskBack"
      label="askBackText"
      hint="askBackHint"
      text={draft.askBackText}
      onInput={(askBackText) => onDraft({ askBackText })}
      onSubmit={(text) => onSubmit({ type: "ask_back", text })}
    />
  );
}

type Props = Pick<FormProps, "busy" | "onCancel"> & {
  readonly title: WordKey;
  readonly label: WordKey;
  readonly hint: WordKey;
  readonly text: string;
  readonly onInput: (text: string) => void;
  readonly onSubmit: (text: string) => void;
};

/** A form of one text that must not be empty. */
function TextForm({ title, label, hint, text, busy, onInput, onSubmit, onCancel }: Props): VNode {
  const [tried, setTried] = useState(false);
  const missing = text.trim() === "";

  function submit(): void {
    setTried(true);
    if (!missing && !isTooLong(text)) onSubmit(text);
  }

  return (
    <WorkForm title={words(title)} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <NoteField
        label={words(label)}
        hint={words(hint)}
        text={text}
        problem={tried && missing ? words("formMissing") : undefined}
        onInput={onInput}
      />
    </WorkForm>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { WorkCommand } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { WorkForm } from "./WorkForm.tsx";

type Props = {
  readonly busy: boolean;
  readonly onSubmit: (command: WorkCommand) => void;
  readonly onCancel: () => void;
};

export function NoteForm({ busy, onSubmit, onCancel }: Props): VNode {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const missing = text.trim() === "";

  function submit(): void {
    setTried(true);
    if (!missing) onSubmit({ type: "note", text });
  }

  return (
    <WorkForm
      title={words("workNote")}
      submit={words("workNote")}
      busy={busy}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Field
        label={words("noteLabel")}
        hint={words("noteHint")}
        problem={tried && missing ? words("formMissing") : undefined}
      >
        {(attributes) => (
          <textarea
            {...attributes}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for this form
            autoFocus
            rows={3}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
    </WorkForm>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { declineOptions, type DeclineReason } from "../../lib/case/choices.ts";
import type { WorkCommand } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { Choice } from "./Choice.tsx";
import { WorkForm } from "./WorkForm.tsx";

type Props = {
  readonly busy: boolean;
  readonly onSubmit: (command: WorkCommand) => void;
  readonly onCancel: () => void;
};

export function DeclineForm({ busy, onSubmit, onCancel }: Props): VNode {
  const [reason, setReason] = useState<DeclineReason>();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);

  function submit(): void {
    setTried(true);
    if (reason) onSubmit({ type: "decline", reason, note });
  }

  return (
    <WorkForm
      title={words("workDecline")}
      submit={words("workDecline")}
      busy={busy}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Choice
        label={words("declineReason")}
        options={declineOptions.map((value) => ({ value, words: words(`decline_${value}`) }))}
        chosen={reason}
        missing={tried && !reason}
        onChoose={setReason}
        focused
      />
      <Field label={words("declineNote")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
    </WorkForm>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { causeOptions, outcomeOptions, type Cause, type Outcome } from "../../lib/case/choices.ts";
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

export function ResolveForm({ busy, onSubmit, onCancel }: Props): VNode {
  const [outcome, setOutcome] = useState<Outcome>();
  const [cause, setCause] = useState<Cause>();
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);

  function submit(): void {
    setTried(true);
    if (outcome && cause) onSubmit({ type: "resolve", outcome, cause, note });
  }

  return (
    <WorkForm
      title={words("workResolve")}
      submit={words("workResolve")}
      busy={busy}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Choice
        label={words("resolveOutcome")}
        options={outcomeOptions.map((value) => ({ value, words: words(`outcome_${value}`) }))}
        chosen={outcome}
        missing={tried && !outcome}
        onChoose={setOutcome}
        focused
      />
      <Choice
        label={words("resolveCause")}
        options={causeOptions.map((value) => ({ value, words: words(`cause_${value}`) }))}
        chosen={cause}
        missing={tried && !cause}
        onChoose={setCause}
      />
      <Field label={words("resolveNote")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
    </WorkForm>
  );
}

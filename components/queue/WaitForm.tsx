import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { LONGEST_WAIT } from "../../lib/case/judge.ts";
import { localDateTime } from "../../lib/words/times.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { isTooLong, NoteField } from "./NoteField.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** Proposed at first: the same time tomorrow, in ms. */
const TOMORROW = 24 * 60 * 60 * 1000;

/** What the customer has to do or to send, and when somebody looks again. */
export function WaitForm({
  draft,
  onDraft,
  now,
  busy,
  onSubmit,
  onCancel,
}: FormProps & { readonly now: number }): VNode {
  const [proposed] = useState(() => localDateTime(now + TOMORROW));
  const [tried, setTried] = useState(false);
  const { waitReason: reason, waitUntil = proposed } = draft;
  const until = Date.parse(waitUntil);
  const reasonMissing = reason.trim() === "";
  const untilFits = until > now && until <= now + LONGEST_WAIT;

  function submit(): void {
    setTried(true);
    if (!reasonMissing && !isTooLong(reason) && untilFits) onSubmit({ type: "wait", reason, until });
  }

  return (
    <WorkForm title={words("workWait")} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <NoteField
        label={words("waitReason")}
        text={reason}
        problem={tried && reasonMissing ? words("formMissing") : undefined}
        onInput={(text) => onDraft({ waitReason: text })}
      />
      <Field
        label={words("waitUntil")}
        hint={words("waitUntilHint")}
        problem={tried && !untilFits ? words("problemUntilOutOfRange") : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="datetime-local"
            value={waitUntil}
            min={localDateTime(now)}
            max={localDateTime(now + LONGEST_WAIT)}
            onInput={(event) => onDraft({ waitUntil: event.currentTarget.value })}
          />
        )}
      </Field>
    </WorkForm>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { WorkCommand } from "../../lib/models/queue-model.ts";
import { localDateTime } from "../../lib/words/times.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { WorkForm } from "./WorkForm.tsx";

type Props = {
  /** Unix ms. */
  readonly now: number;
  readonly busy: boolean;
  readonly onSubmit: (command: WorkCommand) => void;
  readonly onCancel: () => void;
};

/** Proposed at first: the same time tomorrow, in ms. */
const TOMORROW = 24 * 60 * 60 * 1000;

export function WaitForm({ now, busy, onSubmit, onCancel }: Props): VNode {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => localDateTime(now + TOMORROW));
  const [tried, setTried] = useState(false);
  const instant = Date.parse(until);
  const reasonMissing = reason.trim() === "";
  const untilMissing = Number.isNaN(instant);

  function submit(): void {
    setTried(true);
    if (!reasonMissing && !untilMissing) onSubmit({ type: "wait", reason, until: instant });
  }

  return (
    <WorkForm
      title={words("workWait")}
      submit={words("workWait")}
      busy={busy}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Field label={words("waitReason")} problem={tried && reasonMissing ? words("formMissing") : undefined}>
        {(attributes) => (
          <input
            {...attributes}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for this form
            autoFocus
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field
        label={words("waitUntil")}
        hint={words("waitUntilHint")}
        problem={tried && untilMissing ? words("formMissing") : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="datetime-local"
            value={until}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
    </WorkForm>
  );
}

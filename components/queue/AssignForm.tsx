import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";
import { Choice } from "./Choice.tsx";
import { WorkForm, type FormProps } from "./WorkForm.tsx";

/** Who of customer service gets the case. */
export function AssignForm({ draft, onDraft, colleagues, busy, onSubmit, onCancel }: FormProps): VNode {
  const [tried, setTried] = useState(false);
  const to = colleagues.find(({ id }) => id === draft.assignTo);

  function submit(): void {
    setTried(true);
    if (to) onSubmit({ type: "assign", to: to.id });
  }

  return (
    <WorkForm title={words("workAssign")} busy={busy} onSubmit={submit} onCancel={onCancel}>
      <Choice
        label={words("assignTo")}
        options={colleagues.map(({ id, name, role }) => ({
          value: id,
          words: `${name} (${words(`role_${role}`)})`,
        }))}
        chosen={to?.id}
        missing={tried && !to}
        onChoose={(chosen) => onDraft({ assignTo: chosen })}
      />
    </WorkForm>
  );
}

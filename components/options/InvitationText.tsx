import type { VNode } from "preact";

import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly label: string; readonly text: string };

/** An invitation to copy. It is shown once and kept nowhere. */
export function InvitationText({ label, text }: Props): VNode {
  return (
    <div class="stack">
      <Field label={label} hint={words("teamInvitationSend")}>
        {(attributes) => (
          <textarea
            {...attributes}
            class="machine"
            rows={5}
            readOnly
            dir="ltr"
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
      <div class="row">
        <button type="button" onClick={() => void navigator.clipboard.writeText(text)}>
          {words("teamCopy")}
        </button>
      </div>
    </div>
  );
}

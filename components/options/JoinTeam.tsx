import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { TeamModel } from "../../lib/models/team-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly model: TeamModel };

/** Comes into a team with what its lead sent. */
export function JoinTeam({ model }: Props): VNode {
  const [text, setText] = useState("");
  const { busy } = model.report.value;

  async function join(event: Event): Promise<void> {
    event.preventDefault();
    if (text.trim() === "" || busy) return;
    await model.ask("joinTeam", { invitation: text });
  }

  return (
    <section class="option-group">
      <h2>{words("teamJoinTitle")}</h2>
      <form class="stack" noValidate onSubmit={(event) => void join(event)}>
        <Field label={words("teamInvitation")} hint={words("teamInvitationHint")}>
          {(attributes) => (
            <textarea
              {...attributes}
              rows={4}
              value={text}
              maxLength={10_000}
              autocomplete="off"
              spellcheck={false}
              dir="ltr"
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row">
          <button type="submit" class="primary" aria-disabled={busy}>
            {words(busy ? "teamJoining" : "teamJoin")}
          </button>
        </div>
      </form>
    </section>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { roleSchema, type Role } from "../../lib/member.ts";
import type { TeamModel } from "../../lib/models/team-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { InvitationText } from "./InvitationText.tsx";

type Props = { readonly model: TeamModel };

/** A seat for somebody, and the text to send them. */
export function Invite({ model }: Props): VNode {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const [made, setMade] = useState<{ readonly name: string; readonly text: string }>();

  async function invite(event: Event): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") return;
    const answer = await model.ask("invite", { name, role });
    if (!answer) return;
    setMade({ name, text: answer.invitation });
    setName("");
  }

  return (
    <section class="option-group">
      <h2>{words("teamInviteTitle")}</h2>
      <form class="add-entry" noValidate onSubmit={(event) => void invite(event)}>
        <Field label={words("teamInviteName")}>
          {(attributes) => (
            <input
              {...attributes}
              value={name}
              maxLength={100}
              autocomplete="off"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words("teamInviteRole")}>
          {(attributes) => <RoleChoice attributes={attributes} role={role} onChoose={setRole} />}
        </Field>
        <button type="submit">{words("teamInvite")}</button>
      </form>
      {made && <InvitationText label={words("teamInvitationFor", isolated(made.name))} text={made.text} />}
    </section>
  );
}

type ChoiceProps = {
  readonly attributes: Readonly<Record<string, string>>;
  readonly role: Role;
  readonly onChoose: (role: Role) => void;
};

/** One of the roles. */
export function RoleChoice({ attributes, role, onChoose }: ChoiceProps): VNode {
  return (
    <select
      {...attributes}
      value={role}
      onChange={(event) => onChoose(roleSchema.parse(event.currentTarget.value))}
    >
      {roleSchema.options.map((each) => (
        <option key={each} value={each}>
          {words(`role_${each}`)}
        </option>
      ))}
    </select>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { roleSchema, type Role } from "../../lib/member.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Settings } from "../../lib/settings.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly settings: Settings; readonly onSave: SettingsModel["save"] };

/** Roles a person chooses from; an administrator is one more lead in a single browser. */
const offered: readonly Role[] = roleSchema.options.filter((role) => role !== "admin");

/** Who am I, and which role. */
export function Person({ settings, onSave }: Props): VNode {
  const { me } = settings;
  const [missing, setMissing] = useState(false);
  return (
    <section class="option-group">
      <h2>{words("personTitle")}</h2>
      <Field
        label={words("personName")}
        hint={words("personNameHint")}
        problem={missing ? words("personNameMissing", me.name) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            defaultValue={me.name}
            maxLength={100}
            autocomplete="name"
            onChange={(event) => {
              const name = event.currentTarget.value.trim();
              setMissing(name === "");
              if (name !== "") void onSave((now) => ({ me: { ...now.me, name } }));
            }}
          />
        )}
      </Field>
      <fieldset class="roles">
        <legend>{words("personRole")}</legend>
        {offered.map((role) => (
          <label key={role} class="role">
            <input
              type="radio"
              name="role"
              value={role}
              checked={me.role === role}
              onChange={() => void onSave((now) => ({ me: { ...now.me, role } }))}
            />
            <span>
              {words(`role_${role}`)}
              <span class="soft small">{words(`roleHint_${role}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}

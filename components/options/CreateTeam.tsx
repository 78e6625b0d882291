import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { TeamModel } from "../../lib/models/team-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly model: TeamModel; readonly myName: string };

/** Founds a team: its name, where its server will be, and who leads it. */
export function CreateTeam({ model, myName }: Props): VNode {
  const [teamName, setTeamName] = useState("");
  const [name, setName] = useState(myName);
  const [addresses, setAddresses] = useState("");
  const [role, setRole] = useState<"lead" | "admin">("lead");
  const [missing, setMissing] = useState(false);

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    const servers = addresses.split(/[\s,]+/u).filter((each) => each !== "");
    const isMissing = teamName.trim() === "" || name.trim() === "" || servers.length === 0;
    setMissing(isMissing);
    if (isMissing) return;
    await model.ask("createTeam", { teamName, name, role, addresses: servers });
  }

  return (
    <section class="option-group">
      <h2>{words("teamCreateTitle")}</h2>
      <p class="soft">{words("teamCreateHint")}</p>
      <form class="stack" noValidate onSubmit={(event) => void create(event)}>
        <Field label={words("teamName")}>
          {(attributes) => (
            <input
              {...attributes}
              value={teamName}
              maxLength={100}
              onInput={(event) => setTeamName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words("personName")}>
          {(attributes) => (
            <input
              {...attributes}
              value={name}
              maxLength={100}
              autocomplete="name"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={words("personRole")}>
          {(attributes) => (
            <select
              {...attributes}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value === "admin" ? "admin" : "lead")}
            >
              <option value="lead">{words("role_lead")}</option>
              <option value="admin">{words("role_admin")}</option>
            </select>
          )}
        </Field>
        <Field
          label={words("teamServer")}
          hint={words("teamServerHint")}
          problem={missing ? words("teamMissing") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              value={addresses}
              placeholder="wss://nats.example.com:9222"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              dir="ltr"
              onInput={(event) => setAddresses(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="row">
          <button type="submit">{words("teamCreate")}</button>
        </div>
      </form>
    </section>
  );
}

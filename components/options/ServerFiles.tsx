import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { TeamModel, TeamView } from "../../lib/models/team-model.ts";
import type { Problem } from "../../lib/result.ts";
import { counted, listed, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { Notice } from "../shared/Notice.tsx";
import { saveFile } from "../shared/save-file.ts";
import { problemOf } from "./team-problems.ts";

type Props = { readonly model: TeamModel; readonly team: TeamView };
type File = { readonly name: string; readonly text: string };

const defaults = { store: "/var/lib/nats", certificate: "/etc/nats/cert.pem", key: "/etc/nats/key.pem" };
const fields = [
  ["store", "teamStore"],
  ["certificate", "teamCertificate"],
  ["key", "teamKey"],
] as const;

/** The configuration that the team's server needs now, to save on its machine. */
export function ServerFiles({ model, team }: Props): VNode {
  const [paths, setPaths] = useState(defaults);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const isLocal = team.server.addresses.every((address) => address.startsWith("ws:"));
  // Made anew whenever somebody came, went or has another role.
  const version = team.members
    .map(({ id, role, invitedUntil }) => `${id}${role}${invitedUntil ?? ""}`)
    .join();
  useEffect(() => {
    let isGone = false;
    void model.serverFiles(paths).then((answer) => {
      if (isGone) return;
      setFiles(answer.ok ? answer.value.files : []);
      setProblem(answer.ok ? undefined : answer.problem);
    });
    return () => {
      isGone = true;
    };
  }, [model, paths, version]);
  return (
    <section class="option-group">
      <h2>{words("teamServerTitle")}</h2>
      <p class="soft">{words("teamServerFiles")}</p>
      <Unserved unserved={team.unserved} />
      <details class="more">
        <summary>{words("teamPaths")}</summary>
        {fields
          .filter(([name]) => name === "store" || !isLocal)
          .map(([name, label]) => (
            <Field key={name} label={words(label)}>
              {(attributes) => (
                <input
                  {...attributes}
                  defaultValue={paths[name]}
                  dir="ltr"
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setPaths((now) => ({ ...now, [name]: value }));
                  }}
                />
              )}
            </Field>
          ))}
      </details>
      {problem && <Notice problem>{problemOf(problem)}</Notice>}
      {files.map(({ name, text }) => (
        <div key={name} class="stack">
          <Field label={name} hint={words("teamReload")}>
            {(attributes) => (
              <textarea {...attributes} class="machine" rows={8} readOnly dir="ltr" value={text} />
            )}
          </Field>
          <div class="row">
            <button
              type="button"
              onClick={() => {
                void navigator.clipboard.writeText(text);
                void model.tookServerFiles();
              }}
            >
              {words("teamCopy")}
            </button>
            <button
              type="button"
              onClick={() => {
                saveFile(name, text, "text/plain");
                void model.tookServerFiles();
              }}
            >
              {words("teamSaveFile", name)}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}

/** What is not so on the server before the newest configuration is loaded there. */
function Unserved({ unserved }: Pick<TeamView, "unserved">): VNode {
  if (!unserved) return <p class="soft">{words("serverUnknown")}</p>;
  const { removed, waiting } = unserved;
  return (
    <div role="status">
      {removed.length > 0 && (
        <p class="notice problem">{counted("serverStillReads", removed.length, listed(removed))}</p>
      )}
      {waiting.length > 0 && <p class="notice">{counted("serverNotYet", waiting.length, listed(waiting))}</p>}
      {removed.length === 0 && waiting.length === 0 && <p class="soft">{words("serverTaken")}</p>}
    </div>
  );
}

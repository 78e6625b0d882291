import type { VNode } from "preact";

import type { RedactionModel } from "../../lib/models/redaction-model.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { hiddenKinds } from "../../lib/redaction/kinds.ts";
import type { Settings } from "../../lib/settings.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { Notice } from "../shared/Notice.tsx";
import { problemWords } from "../shared/problem-words.ts";

type Props = {
  readonly settings: Settings;
  readonly onSave: SettingsModel["save"];
  readonly model: RedactionModel;
};

/** What is taken out of words before they leave for a team, and a field to try it. */
export function HiddenKinds({ settings, onSave, model }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("hiddenTitle")}</h2>
      <p class="soft">{words("hiddenIntroduction")}</p>
      <fieldset class="switches">
        <legend>{words("hiddenLegend")}</legend>
        {hiddenKinds.map((kind) => (
          <label key={kind} class="switch">
            <input
              type="checkbox"
              checked={settings.hiddenKinds.includes(kind)}
              onChange={({ currentTarget: { checked } }) => {
                void onSave((now) => {
                  const others = now.hiddenKinds.filter((each) => each !== kind);
                  return { hiddenKinds: checked ? [...others, kind] : others };
                });
              }}
            />
            {words(`hiddenMany_${kind}`)}
          </label>
        ))}
      </fieldset>
      <Attempt model={model} />
    </section>
  );
}

function Attempt({ model }: Pick<Props, "model">): VNode {
  const tried = model.tried.value;
  const problem = model.problem.value;
  return (
    <>
      <Field label={words("hiddenTry")} hint={words("hiddenTryHint")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            maxLength={4_000}
            onInput={({ currentTarget: { value } }) => void model.attempt(value)}
          />
        )}
      </Field>
      <output class="stack">
        {tried && (
          <>
            <span class="soft small">
              {tried.kinds.length === 0
                ? words("hiddenTriedNothing")
                : counted("hiddenTried", tried.kinds.length)}
            </span>
            <span class="foreign-text" dir="auto">
              {tried.text}
            </span>
          </>
        )}
      </output>
      {problem && <Notice problem>{problemWords(problem)}</Notice>}
    </>
  );
}

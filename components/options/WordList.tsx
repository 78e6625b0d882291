import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Settings } from "../../lib/settings.ts";
import { entryFor, type EntryRefusal, type WordListName } from "../../lib/word-lists.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { EntryList } from "./EntryList.tsx";

type Props = {
  readonly name: WordListName;
  readonly settings: Settings;
  readonly onSave: SettingsModel["save"];
};

/** One of the brand's lists of words: what is in it, and a field for one more. */
export function WordList({ name, settings, onSave }: Props): VNode {
  const [entered, setEntered] = useState("");
  const [problem, setProblem] = useState<EntryRefusal>();
  const sign = name === "staff" ? "@" : "";

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const entry = entryFor(name, entered, settings);
    setProblem(entry.ok ? undefined : entry.problem.code);
    if (!entry.ok) return;
    if (await onSave((now) => ({ [name]: [...now[name], entry.value] }))) setEntered("");
  }

  return (
    <div class="word-list">
      <h3>{words(`list_${name}`)}</h3>
      <p class="soft">{words(`listHint_${name}`)}</p>
      <EntryList
        entries={settings[name].map((each) => ({ key: each, words: sign + each }))}
        none={words("listNone")}
        onRemove={(key) => onSave((now) => ({ [name]: now[name].filter((each) => each !== key) }))}
      />
      <form
        class="add-entry"
        aria-label={words(`list_${name}`)}
        noValidate
        onSubmit={(event) => void add(event)}
      >
        <Field
          label={words(`listEntry_${name}`)}
          problem={problem && words(problem, isolated(entered.trim()))}
        >
          {(attributes) => (
            <input
              {...attributes}
              value={entered}
              maxLength={100}
              placeholder={words(`listExample_${name}`)}
              autocomplete="off"
              autocapitalize="off"
              dir={name === "staff" ? "ltr" : "auto"}
              onInput={(event) => {
                setEntered(event.currentTarget.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <button type="submit">{words("accountsAdd")}</button>
      </form>
    </div>
  );
}

import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Settings } from "../../lib/settings.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { EntryList } from "./EntryList.tsx";

type Props = { readonly settings: Settings; readonly onSave: SettingsModel["save"] };

/** What people call the brand in their own words, beside its handles. */
export function BrandNames({ settings: { brandNames }, onSave }: Props): VNode {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<"formMissing" | "accountsKnown">();

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    const added = name.trim();
    const isKnown = brandNames.some((each) => each.toLowerCase() === added.toLowerCase());
    setProblem(added === "" ? "formMissing" : isKnown ? "accountsKnown" : undefined);
    if (added === "" || isKnown) return;
    if (await onSave((now) => ({ brandNames: [...now.brandNames, added] }))) setName("");
  }

  return (
    <section class="option-group">
      <h2>{words("brandTitle")}</h2>
      <p class="soft">{words("brandHint")}</p>
      <EntryList
        entries={brandNames.map((each) => ({ key: each, words: each }))}
        none={words("brandNone")}
        onRemove={(key) => onSave((now) => ({ brandNames: now.brandNames.filter((each) => each !== key) }))}
      />
      <form class="add-entry" noValidate onSubmit={(event) => void add(event)}>
        <Field label={words("brandName")} problem={problem && words(problem, isolated(name.trim()))}>
          {(attributes) => (
            <input
              {...attributes}
              value={name}
              maxLength={100}
              autocomplete="off"
              dir="auto"
              onInput={(event) => {
                setName(event.currentTarget.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <button type="submit">{words("accountsAdd")}</button>
      </form>
    </section>
  );
}

import type { VNode } from "preact";

import type { LearnedModel } from "../../lib/models/learned-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { saveFile } from "../shared/save-file.ts";

type Props = {
  /** There is something to save. */
  readonly canSave: boolean;
  readonly onSave: LearnedModel["save"];
  readonly onLoad: LearnedModel["load"];
};

/** Corrections out of this browser and into it, as a file. */
export function PackTransfer({ canSave, onSave, onLoad }: Props): VNode {
  async function save(): Promise<void> {
    const text = await onSave();
    if (text !== undefined) saveFile("baton-corrections.json", text);
  }

  async function load(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    await onLoad(file);
    // So that the same file can be chosen again.
    input.value = "";
  }

  return (
    <section class="option-group">
      <h2>{words("packTitle")}</h2>
      <p class="soft">{words("packHint")}</p>
      {canSave && (
        <div>
          <button type="button" onClick={() => void save()}>
            {words("packSave")}
          </button>
        </div>
      )}
      <Field label={words("packLoad")} hint={words("packLoadHint")}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept="application/json,.json"
            onChange={(event) => void load(event.currentTarget)}
          />
        )}
      </Field>
    </section>
  );
}

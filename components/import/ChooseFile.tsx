import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly onChoose: (file: File) => Promise<void> };

/** A file, chosen or dropped. */
export function ChooseFile({ onChoose }: Props): VNode {
  const [isOver, setIsOver] = useState(false);
  const choose = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file) void onChoose(file);
  };
  return (
    <section
      class={isOver ? "option-group import-drop over" : "option-group import-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        choose(event.dataTransfer?.files);
      }}
    >
      <Field label={words("importChoose")} hint={words("importChooseHint")}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
            onChange={(event) => choose(event.currentTarget.files)}
          />
        )}
      </Field>
      <p class="soft small">{words("importStays")}</p>
    </section>
  );
}

import type { VNode } from "preact";

import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props<Value extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly chosen: Value | undefined;
  /** The form was submitted without a choice. */
  readonly missing: boolean;
  readonly onChoose: (value: Value) => void;
};

/** One of a few, none chosen beforehand: a default would be clicked through. */
export function Choice<Value extends string>({
  label,
  options,
  chosen,
  missing,
  onChoose,
}: Props<Value>): VNode {
  return (
    <Field label={label} problem={missing ? words("formMissing") : undefined}>
      {(attributes) => (
        <select
          {...attributes}
          value={chosen ?? ""}
          onChange={(event) => {
            const option = options.find(({ value }) => value === event.currentTarget.value);
            if (option) onChoose(option.value);
          }}
        >
          <option value="" disabled>
            {words("formChoose")}
          </option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

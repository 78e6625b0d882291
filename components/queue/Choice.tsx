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
  readonly focused?: boolean;
};

/** One of a few, none chosen beforehand: a default would be clicked through. */
export function Choice<Value extends string>(props: Props<Value>): VNode {
  const { label, options, chosen, missing, onChoose, focused = false } = props;
  return (
    <Field label={label} problem={missing ? words("formMissing") : undefined}>
      {(attributes) => (
        <select
          {...attributes}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person just asked for this form
          autoFocus={focused}
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

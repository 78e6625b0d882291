import type { VNode } from "preact";

import { MAX_NOTE_LENGTH } from "../../lib/case/case.ts";
import { counted } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly problem?: string | undefined;
  readonly onInput: (text: string) => void;
};

/** The limit is told from here on: nobody has to think of it before. */
const TOLD_FROM = MAX_NOTE_LENGTH - 400;

export function isTooLong(text: string): boolean {
  return text.trim().length > MAX_NOTE_LENGTH;
}

/** Some sentences for colleagues. Too long a text is kept and said to be too long; nothing is cut off while pasting. */
export function NoteField({ label, hint, text, problem, onInput }: Props): VNode {
  const { length } = text.trim();
  const over = length - MAX_NOTE_LENGTH;
  const left = length >= TOLD_FROM ? counted("charactersLeft", Math.max(0, -over)) : hint;
  return (
    <Field
      label={label}
      {...(left !== undefined && { hint: left })}
      problem={over > 0 ? counted("charactersOver", over) : problem}
    >
      {(attributes) => (
        <textarea
          {...attributes}
          rows={2}
          value={text}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

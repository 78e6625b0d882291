/** @jsxImportSource react */
import { useState, type ReactElement } from "react";

import { noteDraft } from "./note-draft.ts";

type Props = {
  label: string;
  start?: string;
  className?: string;
  onText?: (text: string) => void;
};

/** The field Instagram writes with: a `textarea` that shows what React says and nothing else. */
export function PlainField({ label, start = "", className, onText }: Props): ReactElement {
  const [text, setText] = useState(start);
  return (
    <textarea
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      autoCorrect="off"
      className={className}
      value={text}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setText(value);
        noteDraft(value);
        onText?.(value);
      }}
    />
  );
}

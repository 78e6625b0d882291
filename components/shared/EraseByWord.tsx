import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { isolated, words } from "../../lib/words/words.ts";
import { Field } from "./Field.tsx";
import { useKeys } from "./use-keys.ts";

type Props = {
  /** What the form is called. */
  readonly label: string;
  /** What is to be typed, in whatever case. */
  readonly word: string;
  /** The button that does it. */
  readonly confirm: string;
  readonly busy: boolean;
  readonly onErase: () => Promise<unknown>;
  /** Leaves everything as it is; of a form that came up at a click, which Escape closes. */
  readonly onKeep?: () => void;
  /** What goes. */
  readonly children: ComponentChildren;
};

/** Erasing what cannot be brought back: it says what goes, and does it only once a word was typed. */
export function EraseByWord({ label, word, confirm, busy, onErase, onKeep, children }: Props): VNode {
  const [typed, setTyped] = useState("");
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isTyped = typed.trim().replace(/^@/u, "").toLowerCase() === word.toLowerCase();
  const form = useKeys<HTMLFormElement>((event) => {
    if (event.key !== "Escape" || !onKeep) return;
    // It closes this, not what is around it.
    event.preventDefault();
    onKeep();
  });
  useEffect(() => {
    if (onKeep) field.current?.focus();
    // Only when it comes up.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <form
      ref={form}
      class={onKeep ? "notice stack" : "stack"}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (isTyped && !busy) void onErase();
      }}
    >
      {children}
      <Field
        label={words("eraseType", isolated(word))}
        problem={isAsked && !isTyped ? words("eraseTypeOther", isolated(word)) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            ref={field}
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        {onKeep && (
          <button type="button" onClick={onKeep}>
            {words("confirmKeep")}
          </button>
        )}
        <button type="submit" class="danger" aria-disabled={busy}>
          {confirm}
        </button>
      </div>
    </form>
  );
}

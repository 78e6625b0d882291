import type { ComponentChildren, VNode } from "preact";

import { words } from "../../lib/words/words.ts";

type Props = {
  readonly title: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly children: ComponentChildren;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** The frame of every form about a case. Escape and *Cancel* leave it, and nothing has happened. */
export function WorkForm({ title, submit, busy, children, onSubmit, onCancel }: Props): VNode {
  return (
    <form
      class="work-form stack"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <h3>{title}</h3>
      {children}
      <div class="row">
        <button type="submit" class="primary" disabled={busy}>
          {submit}
        </button>
        <button type="button" onClick={onCancel}>
          {words("workCancel")}
        </button>
      </div>
    </form>
  );
}

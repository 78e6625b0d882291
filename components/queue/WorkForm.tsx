import type { ComponentChildren, VNode } from "preact";
import { useEffect } from "preact/hooks";

import type { Member } from "../../lib/member.ts";
import type { Draft, WorkCommand } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";
import { useKeys } from "../shared/use-keys.ts";

/** What every form about a case is given. */
export type FormProps = {
  readonly draft: Draft;
  readonly onDraft: (change: Partial<Draft>) => void;
  /** Who of customer service can be given the case. */
  readonly colleagues: readonly Member[];
  readonly busy: boolean;
  readonly onSubmit: (command: WorkCommand) => void;
  readonly onCancel: () => void;
};

type Props = {
  /** Also what the button says that sends it. */
  readonly title: string;
  readonly busy: boolean;
  readonly children: ComponentChildren;
  /** Sends what was entered, or shows what is wrong with it. */
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** The frame of every form about a case. Escape and *Cancel* leave it, and nothing has happened. */
export function WorkForm({ title, busy, children, onSubmit, onCancel }: Props): VNode {
  const form = useKeys<HTMLFormElement>((event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onCancel();
  });
  useEffect(() => form.current?.querySelector<HTMLElement>("select, textarea")?.focus(), [form]);
  return (
    <form
      ref={form}
      class="work-form"
      aria-label={title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        // Where something is wrong, the keyboard goes to the first of it, once it is marked.
        requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      }}
    >
      {children}
      <div class="row">
        <button type="submit" class="primary" aria-disabled={busy}>
          {title}
        </button>
        <button type="button" onClick={onCancel}>
          {words("workCancel")}
        </button>
      </div>
    </form>
  );
}

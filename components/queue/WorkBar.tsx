import type { ComponentChildren, VNode } from "preact";

import type { Case } from "../../lib/case/case.ts";
import { possibleSteps } from "../../lib/case/possible.ts";
import type { Member } from "../../lib/member.ts";
import type { Draft, DraftForm, WorkCommand } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";
import { AssignForm } from "./AssignForm.tsx";
import { DeclineForm } from "./DeclineForm.tsx";
import { NoteForm } from "./NoteForm.tsx";
import { ResolveForm } from "./ResolveForm.tsx";
import { AskBackForm, StealForm } from "./TextForm.tsx";
import { WaitForm } from "./WaitForm.tsx";
import type { FormProps } from "./WorkForm.tsx";

type Props = {
  readonly state: Case;
  readonly me: Member;
  /** Unix ms. */
  readonly now: number;
  /** Who else of customer service is in the team. */
  readonly colleagues: readonly Member[];
  readonly busy: boolean;
  readonly draft: Draft;
  readonly onDraft: (change: Partial<Draft>) => void;
  /** @returns whether it worked; a form stays open when it did not. */
  readonly onWork: (command: WorkCommand) => Promise<boolean>;
  readonly onOpenPost: () => void;
};

type PlainStep = "claim" | "keep" | "resume" | "release" | "withdraw" | "unmerge";

const forms: Readonly<Record<DraftForm, (props: FormProps & { readonly now: number }) => VNode>> = {
  note: NoteForm,
  wait: WaitForm,
  resolve: ResolveForm,
  decline: DeclineForm,
  steal: StealForm,
  ask_back: AskBackForm,
  assign: AssignForm,
};

/** What this person can do with this case now: buttons, and the form of the one chosen. */
export function WorkBar(props: Props): VNode {
  const { state, me, now, busy, draft, onDraft, onWork, onOpenPost } = props;
  const possible = possibleSteps(state, me, now);
  const colleagues = props.colleagues.filter(({ id }) => id !== state.owner?.member.id);
  const open = draft.form !== undefined && possible.has(draft.form) ? draft.form : undefined;
  const Form = open && forms[open];

  function cancel(): void {
    onDraft({ form: undefined });
    if (open) document.getElementById(buttonId(open))?.focus();
  }

  const step = (type: PlainStep, label: ComponentChildren, kind?: string): VNode | false =>
    possible.has(type) && (
      <button type="button" class={kind} aria-disabled={busy} onClick={() => void onWork({ type })}>
        {label}
      </button>
    );
  const opener = (form: DraftForm, label: string, kind?: string): VNode | false =>
    possible.has(form) && (
      <button
        type="button"
        id={buttonId(form)}
        class={kind}
        aria-expanded={open === form}
        onClick={() => onDraft({ form: open === form ? undefined : form })}
      >
        {label}
      </button>
    );

  return (
    <section class="work-bar" aria-label={words("workActions")}>
      <div class="actions">
        {step("claim", words("workClaim"), "primary")}
        {step("keep", words("workKeep"), "primary")}
        {opener("resolve", words("workResolve"), "primary")}
        {step("resume", words("workResume"))}
        {opener("wait", words("workWait"))}
        {opener("decline", words("workDecline"))}
        {step("release", words("workRelease"))}
        {colleagues.length > 0 && opener("assign", words("workAssign"))}
        {opener("steal", words("workSteal"))}
        {opener("ask_back", words("workAskBack"))}
        {step("withdraw", words("workWithdraw"))}
        {step("unmerge", words("workUnmerge"))}
        {opener("note", words("workNote"))}
        <button type="button" onClick={onOpenPost}>
          {words("workOpenPost")}
        </button>
      </div>
      {Form && (
        <Form
          draft={draft}
          onDraft={onDraft}
          now={now}
          colleagues={colleagues}
          busy={busy}
          onSubmit={(command) => void onWork(command)}
          onCancel={cancel}
        />
      )}
    </section>
  );
}

function buttonId(form: DraftForm): string {
  return `work-${form}`;
}

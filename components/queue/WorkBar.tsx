import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { isClosed, type Case } from "../../lib/case/case.ts";
import type { WorkCommand } from "../../lib/models/queue-model.ts";
import { actsForOthers, mayDo } from "../../lib/case/permissions.ts";
import type { Member } from "../../lib/member.ts";
import { words } from "../../lib/words/words.ts";
import { DeclineForm } from "./DeclineForm.tsx";
import { NoteForm } from "./NoteForm.tsx";
import { ResolveForm } from "./ResolveForm.tsx";
import { WaitForm } from "./WaitForm.tsx";

type Props = {
  readonly state: Case;
  readonly me: Member;
  readonly now: number;
  readonly busy: boolean;
  /** @returns whether it worked; a form stays open when it did not. */
  readonly onWork: (command: WorkCommand) => Promise<boolean>;
  readonly onOpenPost: () => void;
};

type Form = "note" | "wait" | "resolve" | "decline";

/** What this person can do with this case now: buttons, and the form of the one chosen. */
export function WorkBar({ state, me, now, busy, onWork, onOpenPost }: Props): VNode {
  const [form, setForm] = useState<Form>();
  const isService = mayDo(me.role, "claim");
  const holds = state.owner !== undefined && (state.owner.member.id === me.id || actsForOthers(me.role));
  const isUnclaimed = state.status === "handed_off" && state.delivery === "sent";
  const close = (): void => setForm(undefined);

  async function submit(command: WorkCommand): Promise<void> {
    if (await onWork(command)) close();
  }

  const formProps = { busy, onSubmit: (command: WorkCommand) => void submit(command), onCancel: close };
  return (
    <section class="work-bar stack" aria-label={words("workActions")}>
      <div class="row">
        {isService && isUnclaimed && (
          <button type="button" class="primary" disabled={busy} onClick={() => void onWork({ type: "claim" })}>
            {words("workClaim")}
          </button>
        )}
        {isService && holds && (
          <>
            <button type="button" class="primary" disabled={busy} onClick={() => setForm("resolve")}>
              {words("workResolve")}
            </button>
            {state.status === "waiting" ? (
              <button type="button" disabled={busy} onClick={() => void onWork({ type: "resume" })}>
                {words("workResume")}
              </button>
            ) : (
              <button type="button" disabled={busy} onClick={() => setForm("wait")}>
                {words("workWait")}
              </button>
            )}
            <button type="button" disabled={busy} onClick={() => void onWork({ type: "release" })}>
              {words("workRelease")}
            </button>
          </>
        )}
        {isService && (holds || isUnclaimed) && (
          <button type="button" disabled={busy} onClick={() => setForm("decline")}>
            {words("workDecline")}
          </button>
        )}
        {!isClosed(state) && (
          <button type="button" disabled={busy} onClick={() => setForm("note")}>
            {words("workNote")}
          </button>
        )}
        <button type="button" onClick={onOpenPost}>
          {words("workOpenPost")}
        </button>
      </div>
      {form === "resolve" && <ResolveForm {...formProps} />}
      {form === "decline" && <DeclineForm {...formProps} />}
      {form === "wait" && <WaitForm {...formProps} now={now} />}
      {form === "note" && <NoteForm {...formProps} />}
    </section>
  );
}

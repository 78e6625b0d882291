import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

import { MAX_DRAFT_LENGTH, type ComposerState, type ReplyModel } from "../../lib/models/reply-model.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { Notice } from "../shared/Notice.tsx";

type Props = {
  readonly model: ReplyModel;
  readonly caseId: string;
  readonly text: string;
  readonly onInput: (text: string) => void;
};

/** Some words to the customer, put into the reply that is open on the page. Only the person sends it, there. */
export function StoryReply(props: Props): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="story-reply" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words("replyTitle")}</summary>
      {isOpen && <ReplyForm {...props} />}
    </details>
  );
}

function ReplyForm({ model, caseId, text, onInput }: Props): VNode {
  useEffect(() => model.follow(caseId), [model, caseId]);
  const state = model.state.value;
  const told = model.told.value;
  const isReady = state === "ready" && text.trim() !== "";

  function submit(event: Event): void {
    event.preventDefault();
    if (isReady) void model.insert(caseId, text.trim());
  }

  return (
    <form class="work-form" onSubmit={submit}>
      <Field label={words("replyLabel")} hint={words("replyHint")}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            dir="auto"
            maxLength={MAX_DRAFT_LENGTH}
            value={text}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        )}
      </Field>
      <output class="soft small" id="reply-state">
        {stateWords(state)}
      </output>
      <div class="row">
        <button type="submit" class="primary" aria-disabled={!isReady} aria-describedby="reply-state">
          {words("replyInsert")}
        </button>
      </div>
      {told && <Notice problem={told === "not_inserted"}>{words(`reply_${told}`)}</Notice>}
    </form>
  );
}

function stateWords(state: ComposerState | undefined): string {
  return state === undefined ? "" : words(`replyState_${state}`);
}

import type { VNode } from "preact";

import type { ListedCase } from "../../lib/models/queue-model.ts";
import { duration, fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { CaseState } from "./CaseState.tsx";

type Props = {
  readonly listed: ListedCase;
  readonly now: number;
  readonly late: boolean;
  readonly busy: boolean;
  readonly mayClaim: boolean;
  readonly onOpen: () => void;
  readonly onClaim: () => void;
};

/** One case in a list: who, how long, what about, and the first words. */
export function CaseCard({ listed, now, late, busy, mayClaim, onOpen, onClaim }: Props): VNode {
  const { state, first } = listed;
  const author = first?.mention.author;
  const name = author ? isolated(author.name || author.handle) : state.customerKey;
  return (
    <li class="case-card">
      <div class="row">
        <h2>
          <button type="button" class="case-title" id={`open-${state.id}`} onClick={onOpen}>
            <span class="hidden-words">{words("workOpenCase")}: </span>
            {name}
          </button>
        </h2>
        <span class="soft small">{author && `@${author.handle}`}</span>
        <span class="soft small push" title={fullMoment(state.handedOff.at)}>
          {duration(now - state.handedOff.at)}
        </span>
      </div>
      <p class="case-words">{first ? first.mention.text || words("caseNoText") : words("caseTextUnknown")}</p>
      <div class="row">
        <CaseState state={state} late={late} />
        {first && first.verdict.intent !== "none" && (
          <span class="pill">{words(`intent_${first.verdict.intent}`)}</span>
        )}
        {first && first.verdict.urgency === 3 && <span class="pill late">{words("urgency_3")}</span>}
        {state.mentionKeys.length > 1 && (
          <span class="soft small">{counted("caseMentions", state.mentionKeys.length)}</span>
        )}
        {state.owner && (
          <span class="soft small">
            {words("caseOwnedSince", isolated(state.owner.member.name), moment(state.owner.since, now))}
          </span>
        )}
        {mayClaim && state.status === "handed_off" && (
          <button type="button" class="primary push" disabled={busy} onClick={onClaim}>
            {words("workClaim")}
            <span class="hidden-words"> {words("caseOf", name)}</span>
          </button>
        )}
      </div>
    </li>
  );
}

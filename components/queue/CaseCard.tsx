import type { VNode } from "preact";

import type { Present } from "../../lib/models/presence-model.ts";
import type { ListedCase } from "../../lib/models/queue-model.ts";
import { directionOf } from "../../lib/words/direction.ts";
import { duration, fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { CaseState } from "./CaseState.tsx";
import { customerName } from "./customer-name.ts";
import { PresenceWords } from "./PresenceWords.tsx";

type Props = {
  readonly listed: ListedCase;
  /** Unix ms. */
  readonly now: number;
  readonly late: boolean;
  readonly busy: boolean;
  readonly mayClaim: boolean;
  /** Who else is at it now. */
  readonly present: readonly Present[];
  readonly onOpen: (caseId: string) => void;
  readonly onClaim: (caseId: string) => void;
};

/** Id of the button that opens the story of a case. */
export function openerId(caseId: string): string {
  return `open-${caseId}`;
}

/** One case in a list: who, how long, what about, and the first words. A click anywhere on it opens its story. */
export function CaseCard({ listed, now, late, busy, mayClaim, present, onOpen, onClaim }: Props): VNode {
  const { state, first } = listed;
  const author = first?.mention.author;
  const name = customerName(author, state);
  return (
    <li class="case-card">
      <div class="case-head">
        <h2>
          <button type="button" class="case-title" id={openerId(state.id)} onClick={() => onOpen(state.id)}>
            <span class="hidden-words">{words("workOpenCase")}: </span>
            <bdi>{name}</bdi>
          </button>
        </h2>
        {author && <bdi class="case-handle soft small">@{author.handle}</bdi>}
        <time
          class="soft small"
          dateTime={new Date(state.handedOff.at).toISOString()}
          title={fullMoment(state.handedOff.at)}
        >
          {duration(now - state.handedOff.at)}
        </time>
      </div>
      {first?.mention.text ? (
        <p class="case-words" dir={directionOf(first.mention.text)}>
          {first.mention.text}
        </p>
      ) : (
        <p class="soft">{words(first ? "caseNoText" : "caseTextUnknown")}</p>
      )}
      {present.length > 0 && (
        <p class="presence small">
          <PresenceWords present={present} />
        </p>
      )}
      <div class="case-foot">
        <div class="pills">
          <CaseState state={state} now={now} late={late} listed />
          {first && first.verdict.urgency === 3 && <span class="pill late">{words("overlayUrgent")}</span>}
          {first && first.verdict.intent !== "none" && (
            <span class="pill">{words(`intent_${first.verdict.intent}`)}</span>
          )}
          {state.mentionKeys.length > 1 && (
            <span class="soft small">{counted("caseMentions", state.mentionKeys.length)}</span>
          )}
          {state.waiting ? (
            <span class="soft small">
              {words("storyWaiting", moment(state.waiting.until, now), isolated(state.waiting.reason))}
            </span>
          ) : (
            state.owner && (
              <span class="soft small">
                {words("caseOwnedSince", isolated(state.owner.member.name), moment(state.owner.since, now))}
              </span>
            )
          )}
        </div>
        {mayClaim && state.status === "handed_off" && (
          <button type="button" aria-disabled={busy} onClick={() => onClaim(state.id)}>
            {words("workClaim")}
            <span class="hidden-words"> {words("caseOf", isolated(name))}</span>
          </button>
        )}
      </div>
    </li>
  );
}

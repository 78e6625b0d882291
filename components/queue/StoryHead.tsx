import type { VNode } from "preact";

import type { CaseStory } from "../../lib/models/queue-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { CaseState } from "./CaseState.tsx";
import { customerName } from "./customer-name.ts";

type Props = {
  readonly story: CaseStory;
  /** Unix ms. */
  readonly now: number;
  readonly late: boolean;
  readonly heading: { current: HTMLHeadingElement | null };
};

/** Whose case it is, where it stands, and who has done what with it. */
export function StoryHead({ story: { state, mentions, customer }, now, late, heading }: Props): VNode {
  const author = mentions[0]?.mention.author;
  const { handedOff, owner } = state;
  return (
    <header class="story-head">
      <div class="row">
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{customerName(author, state)}</bdi>
        </h2>
        {author && <bdi class="soft">@{author.handle}</bdi>}
      </div>
      <div class="pills">
        <CaseState state={state} now={now} late={late} />
        {owner && (
          <span class="small">
            {words("caseOwnedSince", isolated(owner.member.name), moment(owner.since, now))}
          </span>
        )}
      </div>
      <p class="soft small" title={fullMoment(handedOff.at)}>
        {words("storyHandedOff", isolated(handedOff.by.name), moment(handedOff.at, now))}
        {customer && ` · ${counted("storyContacts", customer.contactCount)}`}
      </p>
      <Standing story={{ state }} now={now} />
    </header>
  );
}

/** What the state alone does not say: until when it waits and why, or what came of it. */
function Standing({
  story: { state },
  now,
}: {
  readonly story: Pick<CaseStory, "state">;
  readonly now: number;
}): VNode | undefined {
  const { status, delivery, waiting, resolution, decline } = state;
  if (status === "handed_off" && delivery === "held") {
    return <p class="standing">{words("storyArriving")}</p>;
  }
  if (waiting) {
    return (
      <p class="standing" dir="auto">
        {words("storyWaiting", moment(waiting.until, now), isolated(waiting.reason))}
      </p>
    );
  }
  if (resolution) {
    const { outcome, cause, by, at, note } = resolution;
    return (
      <div class="standing">
        <p>{words("storyResolved", words(`outcome_${outcome}`), isolated(by.name), moment(at, now))}</p>
        <p class="soft small">{words("storyCause", words(`cause_${cause}`))}</p>
        <Note text={note} />
      </div>
    );
  }
  if (decline) {
    const { reason, by, at, note } = decline;
    return (
      <div class="standing">
        <p>{words("storyDeclined", isolated(by.name), moment(at, now), words(`decline_${reason}`))}</p>
        <Note text={note} />
      </div>
    );
  }
  return undefined;
}

function Note({ text }: { readonly text: string }): VNode | undefined {
  if (text === "") return undefined;
  return (
    <p class="foreign-text" dir="auto">
      {text}
    </p>
  );
}

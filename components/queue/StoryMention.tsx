import type { VNode } from "preact";

import type { CaseStory } from "../../lib/models/queue-model.ts";
import { directionOf } from "../../lib/words/direction.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { MarkedText } from "../history/MarkedText.tsx";
import { Reasons } from "../history/Reasons.tsx";

type Props = {
  readonly row: CaseStory["mentions"][number];
  /** Unix ms. */
  readonly now: number;
};

/** One mention of a case: its words with those that counted marked, what it answers or quotes, why it was flagged. */
export function StoryMention({ row: { mention, verdict, firstSeenAt }, now }: Props): VNode {
  const { replyTo, quoted } = mention;
  return (
    <li class="story-mention">
      {mention.private && <p class="small private-note">{words("storyPrivate")}</p>}
      <p class="soft small">
        <Moment at={mention.postedAt ?? new Date(firstSeenAt).toISOString()} now={now} />
        {mention.postedAtLabel !== undefined && (
          <> · {words("storyPostedAtLabel", isolated(mention.postedAtLabel))}</>
        )}
        {replyTo && replyTo.handles.length > 0 && (
          <> · {words("storyReplyTo", replyTo.handles.map((handle) => isolated(`@${handle}`)).join(", "))}</>
        )}
      </p>
      {mention.text ? (
        <MarkedText text={mention.text} evidence={verdict.evidence} />
      ) : (
        <p class="soft">{words("caseNoText")}</p>
      )}
      {quoted && (
        <blockquote>
          <p class="soft small">
            {words("storyQuoted", isolated(`@${quoted.author.handle}`))}
            {quoted.postedAt && (
              <>
                {" · "}
                <Moment at={quoted.postedAt} now={now} />
              </>
            )}
          </p>
          <p class="foreign-text" dir={directionOf(quoted.text)}>
            {quoted.text}
          </p>
        </blockquote>
      )}
      <details class="why">
        <summary class="small">
          {words(
            "storyWhyLine",
            words(`overlayConfidence_${verdict.confidence}`),
            words(`intent_${verdict.intent}`),
            words(`urgency_${verdict.urgency}`),
          )}
        </summary>
        <Reasons verdict={verdict} />
      </details>
    </li>
  );
}

/** @param at ISO 8601 */
function Moment({ at, now }: { readonly at: string; readonly now: number }): VNode {
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={fullMoment(instant)}>
      {moment(instant, now)}
    </time>
  );
}

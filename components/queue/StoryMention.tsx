import type { VNode } from "preact";

import type { CaseStory } from "../../lib/models/queue-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { MarkedText } from "../history/MarkedText.tsx";

type Props = { readonly row: CaseStory["mentions"][number]; readonly now: number };

/** One mention of a case: its words with those that counted marked, and what it answers or quotes. */
export function StoryMention({ row: { mention, verdict }, now }: Props): VNode {
  const at = Date.parse(mention.postedAt);
  const { replyTo, quoted } = mention;
  return (
    <li class="story-mention">
      <p class="soft small" title={fullMoment(at)}>
        {moment(at, now)}
        {replyTo && replyTo.handles.length > 0 && ` · ${words("storyReplyTo", isolated(`@${replyTo.handles.join(" @")}`))}`}
      </p>
      {mention.text ? (
        <MarkedText text={mention.text} evidence={verdict.evidence} />
      ) : (
        <p class="soft">{words("caseNoText")}</p>
      )}
      {quoted && (
        <blockquote>
          <p class="soft small">{words("storyQuoted", isolated(`@${quoted.author.handle}`))}</p>
          <p dir="auto">{quoted.text}</p>
        </blockquote>
      )}
      <p class="soft small">
        {words("storyWhyLine", words(`overlayConfidence_${verdict.confidence}`), words(`intent_${verdict.intent}`), words(`urgency_${verdict.urgency}`))}
      </p>
    </li>
  );
}

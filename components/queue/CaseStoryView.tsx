import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { CaseStory, QueueModel } from "../../lib/models/queue-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { Timeline } from "../history/Timeline.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Notice } from "../shared/Notice.tsx";
import { CaseState } from "./CaseState.tsx";
import { StoryMention } from "./StoryMention.tsx";
import { WorkBar } from "./WorkBar.tsx";

type Props = { readonly model: QueueModel; readonly caseId: string };

/** The whole story of a case, so that nobody has to open the post: words, thread, reasons, history, notes. */
export function CaseStoryView({ model, caseId }: Props): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const live = model.story.value;
  const me = model.settings.value?.me;
  const isReady = live.state === "ready";
  useEffect(() => heading.current?.focus(), [isReady]);

  function back(): void {
    model.close();
    // The list is drawn anew; the keyboard goes on where it left.
    requestAnimationFrame(() => document.getElementById(`open-${caseId}`)?.focus());
  }

  return (
    <article class="story">
      <button type="button" class="quiet back" onClick={back}>
        ← {words("workBack")}
      </button>
      {live.state === "loading" && <p class="soft">{words("queueLoading")}</p>}
      {live.state === "failed" && <Notice problem>{words("queueFailed", live.reason)}</Notice>}
      {live.state === "ready" && !live.value && (
        <EmptyState title={words("problemUnknownCase")} advice={words("storyGone")} />
      )}
      {live.state === "ready" && live.value && me && (
        <>
          <StoryHead story={live.value} now={model.now.value} late={model.lateIds.value.has(caseId)} heading={heading} />
          <WorkBar
            key={caseId}
            state={live.value.state}
            me={me}
            now={model.now.value}
            busy={model.busy.value}
            onWork={(command) => model.work(caseId, command)}
            onOpenPost={() => void model.openPost(caseId)}
          />
          <section>
            <h2>{words("storyWords")}</h2>
            <ol class="stack">
              {live.value.mentions.map((row) => (
                <StoryMention key={row.key} row={row} now={model.now.value} />
              ))}
            </ol>
          </section>
          <Notes story={live.value} now={model.now.value} />
          <section>
            <h2>{words("storyHistory")}</h2>
            <Timeline lines={live.value.timeline} length={live.value.timelineLength} now={model.now.value} />
          </section>
        </>
      )}
    </article>
  );
}

type HeadProps = {
  readonly story: CaseStory;
  readonly now: number;
  readonly late: boolean;
  readonly heading: { current: HTMLHeadingElement | null };
};

function StoryHead({ story: { state, mentions, customer }, now, late, heading }: HeadProps): VNode {
  const author = mentions[0]?.mention.author;
  const { waiting, resolution, decline, handedOff, owner } = state;
  return (
    <header class="stack story-head">
      <div class="row">
        <h2 ref={heading} tabIndex={-1}>
          {author ? isolated(author.name || author.handle) : state.customerKey}
        </h2>
        {author && <span class="soft">@{author.handle}</span>}
        <span class="push row">
          <CaseState state={state} late={late} />
        </span>
      </div>
      <p class="soft small" title={fullMoment(handedOff.at)}>
        {words("storyHandedOff", isolated(handedOff.by.name), moment(handedOff.at, now))}
        {customer && ` · ${counted("storyContacts", customer.contactCount)}`}
        {owner && ` · ${words("caseOwnedSince", isolated(owner.member.name), moment(owner.since, now))}`}
      </p>
      {waiting && <p class="small">{words("storyWaiting", moment(waiting.until, now), waiting.reason)}</p>}
      {resolution && (
        <p>
          {words(
            "storyResolved",
            words(`outcome_${resolution.outcome}`),
            isolated(resolution.by.name),
            moment(resolution.at, now),
          )}
          {resolution.note && `: ${resolution.note}`}
        </p>
      )}
      {decline && (
        <p>
          {words(
            "storyDeclined",
            isolated(decline.by.name),
            moment(decline.at, now),
            words(`decline_${decline.reason}`),
          )}
          {decline.note && `. ${decline.note}`}
        </p>
      )}
    </header>
  );
}

function Notes({ story, now }: { readonly story: CaseStory; readonly now: number }): VNode {
  const { notes } = story.state;
  return (
    <section>
      <h2>{words("storyNotes")}</h2>
      {notes.length === 0 && <p class="soft">{words("storyNoNotes")}</p>}
      <ul class="stack">
        {notes.map((note) => (
          <li key={note.at} class="story-note">
            <p class="story-text">{note.text}</p>
            <p class="soft small">
              {isolated(note.by.name)}, {moment(note.at, now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

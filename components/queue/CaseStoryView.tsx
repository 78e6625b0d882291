import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

import { isClosed, isOpen } from "../../lib/case/case.ts";
import { isService, mayDo } from "../../lib/case/permissions.ts";
import type { PresenceModel } from "../../lib/models/presence-model.ts";
import type { CaseStory, QueueModel } from "../../lib/models/queue-model.ts";
import { ready } from "../../lib/models/live.ts";
import type { TeamMember, TeamModel, TeamView } from "../../lib/models/team-model.ts";
import type { Member } from "../../lib/member.ts";
import { words } from "../../lib/words/words.ts";
import { LogForm } from "../customer/LogForm.tsx";
import { Glance } from "../history/Glance.tsx";
import { Timeline } from "../history/Timeline.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Notice } from "../shared/Notice.tsx";
import { Withheld } from "../shared/Withheld.tsx";
import { useKeys } from "../shared/use-keys.ts";
import { StoreUnread } from "../shared/StoreUnread.tsx";
import { openerId } from "./CaseCard.tsx";
import { PresenceWords } from "./PresenceWords.tsx";
import { chosenTab } from "./QueueTabs.tsx";
import { StoryErase } from "./StoryErase.tsx";
import { StoryHead } from "./StoryHead.tsx";
import { StoryMention } from "./StoryMention.tsx";
import { StoryNotices } from "./StoryNotices.tsx";
import { StoryNotes } from "./StoryNotes.tsx";
import { StoryReply } from "./StoryReply.tsx";
import { WorkBar } from "./WorkBar.tsx";

type Props = {
  readonly model: QueueModel;
  readonly team: TeamModel;
  readonly presence: PresenceModel;
  readonly caseId: string;
};

/** The whole story of a case, so that nobody has to open the post: words, thread, reasons, history, notes. */
export function CaseStoryView({ model, team, presence, caseId }: Props): VNode {
  const live = model.story.value;
  const me = model.settings.value?.me;

  function back(): void {
    model.close();
    // The list is drawn anew; the keyboard goes on where it left.
    requestAnimationFrame(() => (document.getElementById(openerId(caseId)) ?? chosenTab())?.focus());
  }

  const story = useKeys<HTMLElement>(({ key, defaultPrevented }) => {
    if (key === "Escape" && !defaultPrevented) back();
  });
  return (
    <article ref={story} class="story">
      <div class="row story-top">
        <button type="button" class="quiet back" onClick={back}>
          <span class="back-arrow" aria-hidden="true">
            ←
          </span>{" "}
          {words("workBack")}
        </button>
        {/* Always there: screen readers watch only regions that they knew before the words came. */}
        <p class="presence small push" role="status">
          <PresenceWords present={presence.at(caseId)} />
        </p>
      </div>
      {(live.state === "loading" || (live.state === "ready" && live.value && !me)) && (
        <p class="soft patient">{words("storyLoading")}</p>
      )}
      {live.state === "failed" && <StoreUnread reason={live.reason} onRetry={model.retry} />}
      {live.state === "ready" && !live.value && (
        <EmptyState title={words("problemUnknownCase")} advice={words("storyGone")} />
      )}
      {live.state === "ready" && live.value && me && (
        <Story model={model} team={ready(team.team.value)} story={live.value} me={me} />
      )}
    </article>
  );
}

type StoryProps = {
  readonly model: QueueModel;
  /** Undefined for who works alone. */
  readonly team: TeamView | undefined;
  readonly story: CaseStory;
  readonly me: Member;
};

function Story({ model, team, story, me }: StoryProps): VNode {
  const { state, mentions, person } = story;
  const now = model.now.value;
  const draft = model.drafts.of(state.id);
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is painted: a key that is pressed at once must not find the focus moved away from under it.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    // What was clicked may be gone with the step it made: then the keyboard starts over at the top.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [state.revision, draft.form]);

  return (
    <>
      <StoryHead story={story} now={now} late={model.lateIds.value.has(state.id)} heading={heading} />
      <StoryNotices
        story={story}
        me={me}
        now={now}
        busy={model.busy.value}
        mayMerge={isOpen(state) && mayDo(me.role, "merge")}
        onMerge={(other) => void model.merge(state.id, other)}
        onOpen={model.open}
      />
      <WorkBar
        state={state}
        me={me}
        now={now}
        colleagues={colleaguesIn(team)}
        busy={model.busy.value}
        draft={draft}
        onDraft={(change) => model.drafts.change(state.id, change)}
        onWork={(command) => model.work(state.id, command)}
        onOpenPost={() => void model.openPost(state.id)}
      />
      {person.facts.doNotContact && <Notice>{words("factDoNotContact")}</Notice>}
      {!isClosed(state) && (
        <StoryReply
          model={model.reply}
          caseId={state.id}
          text={draft.reply}
          onInput={(reply) => model.drafts.change(state.id, { reply })}
        />
      )}
      <section>
        <h2>{words("storyWords")}</h2>
        {mentions.length === 0 && <p class="soft">{words("caseTextUnknown")}</p>}
        <ol class="stack">
          {mentions.map((row) => (
            <StoryMention key={row.key} row={row} now={now} />
          ))}
        </ol>
      </section>
      <Withheld
        items={story.withheld}
        now={now}
        busy={model.busy.value}
        onPutBack={(numbers) => void model.putBack(state.id, numbers)}
      />
      <StoryNotes notes={state.notes} now={now} />
      <section>
        <h2>{words("storyHistory")}</h2>
        <Glance facts={person.facts} summary={person.summary} now={now} />
        {!state.erased && (
          <LogForm
            now={now}
            text={draft.logText}
            onText={(logText) => model.drafts.change(state.id, { logText })}
            onLog={(entry) => model.log(state.id, state.customerKey, entry)}
          />
        )}
        <Timeline lines={person.lines} length={person.length} accounts={person.accounts.length} now={now} />
        {!state.erased && (
          <div>
            <button type="button" onClick={() => model.openCustomer(state.customerKey)}>
              {words("customerOpen")}
            </button>
          </div>
        )}
      </section>
      {(team === undefined || mayDo(me.role, "erase")) && (
        <StoryErase
          story={story}
          now={now}
          isInTeam={team !== undefined}
          personData={model.personData}
          onAgain={() => void model.eraseAgain()}
        />
      )}
    </>
  );
}

/** Those who can be given a case, beside the person here. */
function colleaguesIn(team: TeamView | undefined): readonly TeamMember[] {
  return (team?.members ?? []).filter(
    ({ id, role, invitedUntil }) => id !== team?.me && invitedUntil === undefined && isService(role),
  );
}

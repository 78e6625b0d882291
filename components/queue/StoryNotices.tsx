import type { VNode } from "preact";

import type { Case } from "../../lib/case/case.ts";
import { leaseStanding } from "../../lib/case/lease.ts";
import type { Member } from "../../lib/member.ts";
import type { CaseStory } from "../../lib/models/queue-model.ts";
import { moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";

type Props = {
  readonly story: Pick<CaseStory, "state" | "others" | "isUnsent">;
  readonly me: Member;
  /** Unix ms. */
  readonly now: number;
  readonly busy: boolean;
  readonly mayMerge: boolean;
  readonly onMerge: (other: string) => void;
  readonly onOpen: (caseId: string) => void;
};

/** What somebody must know of a case before they go on: who asks, who took it, what ends, where else the person waits. */
export function StoryNotices({ story, me, now, busy, mayMerge, onMerge, onOpen }: Props): VNode {
  const { state, others, isUnsent } = story;
  const { askedBack, merged, erased, status, handedOff } = state;
  const isHeld = status === "handed_off" && state.delivery === "held";
  const ended = endOfMine(state, me, now);
  const { owner } = state;
  const isMine = owner?.member.id === me.id;
  return (
    <>
      {isUnsent && !isHeld && <p class="standing patient">{words("storyUnsent")}</p>}
      {leaseStanding(state, now) === "ending" && isMine && (
        <p class="standing">{words("storyLeaseEnds", moment(owner.leaseUntil ?? now, now))}</p>
      )}
      {isMine && owner.givenBy && (
        <p class="standing">
          {words("storyGivenToYou", isolated(owner.givenBy.name), moment(owner.since, now))}
        </p>
      )}
      {ended !== undefined && <p class="standing">{ended}</p>}
      {askedBack && (
        <p class="standing" dir="auto">
          {words(
            "storyAskedBack",
            isolated(askedBack.by.name),
            moment(askedBack.at, now),
            isolated(askedBack.text),
          )}
        </p>
      )}
      {status === "withdrawn" && (
        <p class="standing">{words("storyWithdrawn", isolated(handedOff.by.name))}</p>
      )}
      {erased && (
        <p class="standing">{words("storyErased", isolated(erased.by.name), moment(erased.at, now))}</p>
      )}
      {merged && (
        <div class="standing">
          <p>{words("storyMerged", isolated(merged.by.name), moment(merged.at, now))}</p>
          <button type="button" onClick={() => onOpen(merged.into)}>
            {words("storyOpenMerged")}
          </button>
        </div>
      )}
      {status !== "merged" &&
        mayMerge &&
        others.map((other) => (
          <div key={other.id} class="standing">
            <p>{words("storyOther", moment(other.beganAt, now), words(`status_${other.status}`))}</p>
            <div class="row">
              <button type="button" onClick={() => onOpen(other.id)}>
                {words("workOpenCase")}
              </button>
              <button type="button" aria-disabled={busy} onClick={() => onMerge(other.id)}>
                {words("workMerge")}
              </button>
            </div>
          </div>
        ))}
    </>
  );
}

/** How a case that I had came to be no longer mine, as long as I do not have it again. */
function endOfMine({ lastOwner, owner }: Case, me: Member, now: number): string | undefined {
  if (!lastOwner || lastOwner.member.id !== me.id || owner?.member.id === me.id) return undefined;
  const { ended, by, at, reason } = lastOwner;
  if (ended === "lapsed") return words("storyLapsed", moment(at, now));
  if (by.id === me.id) return undefined;
  if (ended === "stolen") return words("storyStolen", isolated(by.name), moment(at, now), isolated(reason));
  return ended === "closed" ? undefined : words("storyGivenOn", isolated(by.name), moment(at, now));
}

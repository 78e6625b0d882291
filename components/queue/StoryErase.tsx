import type { VNode } from "preact";

import type { CaseStory } from "../../lib/models/queue-model.ts";
import { moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";
import { Confirm } from "../shared/Confirm.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { customerName } from "./customer-name.ts";

type Props = {
  readonly story: CaseStory;
  /** Unix ms. */
  readonly now: number;
  /** There is a server that has the words too. */
  readonly isInTeam: boolean;
  readonly onErase: () => Promise<boolean>;
  readonly onAgain: () => void;
};

/** Forgetting the person of a case, and afterwards the receipt: what is gone, and what is still to go. */
export function StoryErase({ story, now, isInTeam, onErase, onAgain }: Props): VNode | undefined {
  const { state, mentions, erasure } = story;
  if (!state.erased) {
    const name = isolated(customerName(mentions[0]?.mention.author, state));
    return (
      <section class="erase">
        <Confirm
          ask={words("erasePerson")}
          warning={words(isInTeam ? "eraseTeamWarning" : "eraseWarning", name)}
          confirm={words("eraseConfirm")}
          onConfirm={onErase}
        />
      </section>
    );
  }
  if (!isInTeam || !erasure) return undefined;
  const { doneAt, removed = 0, problem } = erasure;
  if (doneAt !== undefined) {
    return (
      <p class="standing" role="status">
        {counted("eraseReceipt", removed, moment(doneAt, now))}
      </p>
    );
  }
  return (
    <div class="standing" role="status">
      <p>
        {problem === undefined || problem === "offline"
          ? words("erasePending")
          : words(
              "eraseRefused",
              problem === "forbidden" ? words("eraseForbidden") : problemWords({ code: problem, detail: "" }),
            )}
      </p>
      <div class="row">
        <button type="button" onClick={onAgain}>
          {words("eraseAgain")}
        </button>
      </div>
    </div>
  );
}

import type { VNode } from "preact";

import { isNobody } from "../../lib/case/forget.ts";
import type { PersonDataModel } from "../../lib/models/person-data-model.ts";
import type { CaseStory } from "../../lib/models/queue-model.ts";
import { moment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";
import { PersonData } from "../person-data/PersonData.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { customerName } from "./customer-name.ts";

type Props = {
  readonly story: CaseStory;
  /** Unix ms. */
  readonly now: number;
  /** There is a server that has the words too. */
  readonly isInTeam: boolean;
  readonly personData: PersonDataModel;
  readonly onAgain: () => void;
};

/** The data of the person of a case, to save or to erase, and afterwards the receipt: what is gone, and what is still to go. */
export function StoryErase({ story, now, isInTeam, personData, onAgain }: Props): VNode | undefined {
  const { state, mentions, erasure } = story;
  if (!state.erased) {
    return (
      <PersonData
        model={personData}
        whose={{ accounts: isNobody(state.customerKey) ? [] : [state.customerKey], caseIds: [state.id] }}
        name={customerName(mentions[0]?.mention.author, state)}
        isInTeam={isInTeam}
      />
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

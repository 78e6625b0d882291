import type { VNode } from "preact";

import type { RefusalsModel, ToldRefusal } from "../../lib/models/refusals-model.ts";
import { moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { problemWords } from "../shared/problem-words.ts";

type Props = {
  readonly model: RefusalsModel;
  /** Unix ms. */
  readonly now: number;
  readonly onOpen: (caseId: string) => void;
};

/**
 * What the person did and somebody else was quicker with: who has the case and since when, until they have read it. The
 * region is always there, because screen readers watch only regions that they knew before the words came.
 */
export function Refusals({ model, now, onOpen }: Props): VNode {
  return (
    <div class="refusals" role="status">
      {model.untold.value.map((refusal) => (
        // What is told at once, as the answer to a click, is here for a moment only.
        <div key={refusal.commandId} class="notice problem stack patient">
          <p>{refusalWords(refusal, now)}</p>
          <div class="row">
            <button type="button" onClick={() => onOpen(refusal.caseId)}>
              {words("workOpenCase")}
            </button>
            <button type="button" onClick={() => void model.dismiss(refusal)}>
              {words("refusalRead")}
            </button>
          </div>
        </div>
      ))}
    </div>
  );
}

function refusalWords({ customer, code, owner }: ToldRefusal, now: number): string {
  const name = isolated(customer ?? words("refusalSomebody"));
  const isTaken = code === "already_claimed" || code === "not_yours" || code === "lease_running";
  return isTaken && owner
    ? words("refusalTaken", name, isolated(owner.member.name), moment(owner.since, now))
    : words("refusalOther", name, problemWords({ code, detail: "" }));
}

import type { VNode } from "preact";

import { isDue } from "../../lib/case/badge.ts";
import type { Case, Status } from "../../lib/case/case.ts";
import { words } from "../../lib/words/words.ts";

const tones: Readonly<Record<Status, string>> = {
  handed_off: "",
  claimed: "accent",
  waiting: "waiting",
  resolved: "good",
  declined: "waiting",
  undone: "",
  withdrawn: "",
  merged: "",
};

type Props = {
  readonly state: Case;
  /** Unix ms. */
  readonly now: number;
  readonly late: boolean;
  /** In a list whose title says already that nobody has claimed it. */
  readonly listed?: boolean;
};

/** The state of a case in a word, and whether somebody should have looked at it by now. */
export function CaseState({ state, now, late, listed = false }: Props): VNode {
  const { status, delivery, resolution } = state;
  const isHeld = status === "handed_off" && delivery === "held";
  const due = isDue(state, now);
  return (
    <>
      {late && <span class="pill late">⚠ {words("caseLate")}</span>}
      {isHeld && <span class="pill waiting">{words("status_held")}</span>}
      {due && <span class="pill late">⚠ {words("caseDue")}</span>}
      {!isHeld && !due && !(listed && status === "handed_off") && (
        <span class={`pill ${tones[status]}`}>
          {resolution ? words(`outcome_${resolution.outcome}`) : words(`status_${status}`)}
        </span>
      )}
    </>
  );
}

import type { VNode } from "preact";

import type { Case, Status } from "../../lib/case/case.ts";
import { words } from "../../lib/words/words.ts";

const tones: Readonly<Record<Status, string>> = {
  handed_off: "",
  claimed: "accent",
  waiting: "waiting",
  resolved: "good",
  declined: "waiting",
  undone: "",
};

type Props = { readonly state: Case; readonly late: boolean };

/** The state of a case in a word, and whether its first response is overdue. */
export function CaseState({ state, late }: Props): VNode {
  return (
    <>
      {late && <span class="pill late">⚠ {words("caseLate")}</span>}
      <span class={`pill ${tones[state.status]}`}>{words(`status_${state.status}`)}</span>
    </>
  );
}

import type { VNode } from "preact";

import type { Verdict } from "../../lib/verdict.ts";
import { words } from "../../lib/words/words.ts";

type Props = { readonly verdict: Verdict };

/** Why the detector answered as it did: what it takes the words for, which of them counted, what it knew beside them. */
export function Reasons({ verdict }: Props): VNode {
  const { kind, intent, evidence, context } = verdict;
  const spans = evidence.map(({ text }) => words("historyQuoted", text.trim())).join(", ");
  return (
    <ul class="reasons">
      <li>
        {words(`kind_${kind}`)}
        {intent !== "none" && ` · ${words(`intent_${intent}`)}`}
      </li>
      <li>{spans === "" ? words("historyNoEvidence") : words("historyEvidence", spans)}</li>
      {context.map((fact) => (
        <li key={fact}>{words(`fact_${fact}`)}</li>
      ))}
    </ul>
  );
}

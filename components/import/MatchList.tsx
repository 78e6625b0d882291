import type { VNode } from "preact";

import type { Draft } from "../../lib/models/import-model.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = {
  readonly matches: Draft["matches"];
  /** How many rows were looked at. */
  readonly rows: number;
};

/** Whom the rows would be about, by rule, as far as the first rows show: nothing is linked by it. */
export function MatchList({ matches, rows }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("importMatches")}</h2>
      <p class="soft">{words("importMatchesHint")}</p>
      {matches === undefined && <p class="soft patient">{words("importReading")}</p>}
      {matches && (
        <ul class="stack">
          {matches.map(({ rule, rows: having, values, known, samples }) => (
            <li key={rule}>
              <strong>{words(`importRule_${rule}`)}</strong> {words("importRuleRows", having, rows, values)}{" "}
              {known === 0 ? words(`importRuleNone_${rule}`) : counted(`importRuleKnown_${rule}`, known)}
              {samples.length > 0 && (
                <ul class="soft small">
                  {samples.map(({ value, account }) => (
                    <li key={value}>
                      {rule === "handle"
                        ? isolated(account)
                        : words("importRuleSample", isolated(value), isolated(account))}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

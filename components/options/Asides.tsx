import type { VNode } from "preact";
import { useState } from "preact/hooks";

import { ready } from "../../lib/models/live.ts";
import type { Aside, TeamModel } from "../../lib/models/team-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = { readonly model: TeamModel };

/** Entries of the log that do not count, for those who lead the team: who, when, why. */
export function Asides({ model }: Props): VNode | undefined {
  const [now] = useState(() => Date.now());
  const asides = ready(model.asides.value);
  if (!asides || asides.count === 0) return undefined;
  const { shown, count, unread } = asides;
  const newest = shown[0]?.sequence ?? 0;
  return (
    <section class="option-group" id="asides">
      <h2>{words("asidesTitle")}</h2>
      <p class="soft">{words("asidesHint")}</p>
      <ul class="asides" aria-label={words("asidesTitle")}>
        {shown.map((aside) => (
          <AsideRow key={aside.sequence} aside={aside} now={now} />
        ))}
      </ul>
      {count > shown.length && <p class="soft small">{counted("asidesMore", count - shown.length)}</p>}
      {unread > 0 && (
        <div class="row">
          <button type="button" onClick={() => void model.ask("readAsides", { upTo: newest })}>
            {words("asidesRead")}
          </button>
        </div>
      )}
    </section>
  );
}

function AsideRow({ aside, now }: { readonly aside: Aside; readonly now: number }): VNode {
  const { at, reason, wanted } = aside;
  return (
    <li>
      <p>
        <strong>{whoWords(aside)}</strong>{" "}
        <time class="soft small" dateTime={new Date(at).toISOString()} title={fullMoment(at)}>
          {moment(at, now)}
        </time>
      </p>
      <p>{words(`aside_${reason}`)}</p>
      {wanted && <p class="soft small">{words("asideWanted", words(`event_${wanted}`))}</p>}
    </li>
  );
}

function whoWords({ name, isTheirs }: Aside): string {
  if (name === undefined) return words("asideNobody");
  return isTheirs ? isolated(name) : words("asideInTheNameOf", isolated(name));
}

import type { VNode } from "preact";

import type { WithheldItem } from "../../lib/withheld.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";

type Props = {
  readonly items: readonly WithheldItem[];
  /** Unix ms. */
  readonly now: number;
  readonly busy: boolean;
  readonly onPutBack: (numbers: readonly number[]) => void;
};

/** What the team was not told of a case, and one click to tell it; nothing at all where it was told everything. */
export function Withheld({ items, now, busy, onPutBack }: Props): VNode | undefined {
  if (items.length === 0) return undefined;
  const hidden = items.filter(({ putBackAt }) => putBackAt === undefined);
  return (
    <section class="withheld">
      <h2>{words("withheldTitle")}</h2>
      <p class="soft small" role="status">
        {hidden.length > 0 ? counted("withheldCount", hidden.length) : words("withheldNone")}
      </p>
      <ul class="stack">
        {items.map(({ number, kind, value, putBackAt }) => (
          <li key={number} class="row">
            <span>
              {words(`hidden_${kind}`)}{" "}
              <bdi>
                <code>{value}</code>
              </bdi>
            </span>
            {putBackAt === undefined ? (
              <button
                type="button"
                class="push"
                disabled={busy}
                aria-label={words("withheldPutBackThis", words(`hidden_${kind}`), value)}
                onClick={() => onPutBack([number])}
              >
                {words("withheldPutBack")}
              </button>
            ) : (
              <span class="soft small push" title={fullMoment(putBackAt)}>
                {words("withheldPutBackAt", moment(putBackAt, now))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {hidden.length > 1 && (
        <button type="button" disabled={busy} onClick={() => onPutBack(hidden.map(({ number }) => number))}>
          {words("withheldPutBackAll")}
        </button>
      )}
    </section>
  );
}

import type { VNode } from "preact";

import type { ClassSum } from "../../lib/models/privacy-model.ts";
import { bytesInWords, fullMoment, moment } from "../../lib/words/times.ts";
import { words, wordsLanguage } from "../../lib/words/words.ts";

type Props = {
  readonly sums: readonly ClassSum[];
  /** Unix ms. */
  readonly now: number;
};

/** What left, by what it was for: how much, where to, since when. */
export function Sums({ sums, now }: Props): VNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div class="table-frame" tabIndex={0} role="region" aria-label={words("privacySums")}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{words("privacyWhat")}</th>
            <th scope="col">{words("privacyWhere")}</th>
            <th scope="col">{words("privacyMessages")}</th>
            <th scope="col">{words("privacyBytes")}</th>
            <th scope="col">{words("privacySince")}</th>
            <th scope="col">{words("privacyLast")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ class: kind, origins, count, bytes, first, last }) => (
            <tr key={kind}>
              <th scope="row">
                {words(`departure_${kind}`)}
                <p class="soft small">{words(`departureHint_${kind}`)}</p>
              </th>
              <td>
                {origins.map((origin) => (
                  <div key={origin}>
                    <bdi>{origin}</bdi>
                  </div>
                ))}
              </td>
              <td>{count.toLocaleString(wordsLanguage())}</td>
              <td>{bytesInWords(bytes)}</td>
              <td>{moment(first, now)}</td>
              <td title={fullMoment(last)}>{moment(last, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

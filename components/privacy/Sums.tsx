import type { VNode } from "preact";

import type { ClassSum } from "../../lib/models/privacy-model.ts";
import { bytesInWords, fullMoment, moment } from "../../lib/words/times.ts";
import { words, wordsLanguage } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

type Props = {
  readonly sums: readonly ClassSum[];
  /** Unix ms. */
  readonly now: number;
};

/** What left, by what it was for: how much, where to, since when. */
export function Sums({ sums, now }: Props): VNode {
  return (
    <FiguresTable
      label={words("privacySums")}
      heads={[
        words("privacyWhat"),
        words("privacyWhere"),
        words("privacyMessages"),
        words("privacyBytes"),
        words("privacySince"),
        words("privacyLast"),
      ]}
    >
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
    </FiguresTable>
  );
}

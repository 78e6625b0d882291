import type { VNode } from "preact";

import type { ImportedRow } from "../../lib/import/row.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";

type Props = {
  readonly rows: readonly ImportedRow[];
  /** Records that were looked at. */
  readonly count: number;
};

/** So much of a message is shown. */
const EXCERPT = 120;

/** The first rows as they would stand in the timelines of their customers. */
export function PreviewRows({ rows, count }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("importPreview")}</h2>
      <p class="soft">{counted("importLookedAt", count)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a narrow window it scrolls, by keyboard too */}
      <div class="table-frame" role="region" aria-label={words("importPreview")} tabIndex={0}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{words("importReportLine")}</th>
              <th scope="col">{words("importWho")}</th>
              <th scope="col">{words("importWhen")}</th>
              <th scope="col">{words("importWhat")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, accounts, name, at, title, text, state }) => (
              <tr key={line}>
                <td>{line}</td>
                <td dir="auto">
                  {name !== undefined && <strong>{name} </strong>}
                  {accounts.map((account) => account.name).join(", ")}
                </td>
                <td>{fullMoment(at)}</td>
                <td dir="auto">
                  {title !== undefined && <strong>{title} </strong>}
                  {text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
                  {state !== undefined && <span class="pill">{state}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import type { VNode } from "preact";

import type { ImportedRow } from "../../lib/import/row.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

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
      <FiguresTable
        label={words("importPreview")}
        heads={[words("importReportLine"), words("importWho"), words("importWhen"), words("importWhat")]}
      >
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
      </FiguresTable>
    </section>
  );
}

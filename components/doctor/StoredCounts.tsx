import type { VNode } from "preact";

import type { Stored } from "../../lib/diagnostics.ts";
import { words } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

type Props = { readonly stored: Stored | undefined };

/** How many rows each table of this browser's store has. */
export function StoredCounts({ stored }: Props): VNode | undefined {
  if (!stored) return undefined;
  return (
    <section class="option-group">
      <h2>{words("doctorStored")}</h2>
      <FiguresTable heads={[words("doctorStoredTable"), words("doctorStoredRows")]}>
        {Object.entries(stored).map(([name, count]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{count}</td>
          </tr>
        ))}
      </FiguresTable>
    </section>
  );
}

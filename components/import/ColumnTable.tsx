import type { VNode } from "preact";

import { meanings, type Meaning } from "../../lib/import/mapping.ts";
import type { Draft } from "../../lib/models/import-model.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

type Props = {
  readonly draft: Draft;
  readonly onChange: (columns: Meaning[]) => void;
};

/** So much of a cell is enough to know its column by. */
const SAMPLE_LENGTH = 60;

/** The columns of the file: what stands in them, and what that means. */
export function ColumnTable({ draft, onChange }: Props): VNode {
  const { head, mapping } = draft;
  const set = (index: number, meaning: string): void => {
    const found = meanings.find((each) => each === meaning);
    if (found) onChange(mapping.columns.map((before, at) => (at === index ? found : before)));
  };
  return (
    <section class="option-group">
      <h2>{words("importColumns")}</h2>
      <p class="soft">{words("importColumnsHint")}</p>
      <FiguresTable
        label={words("importColumns")}
        isLow
        heads={[words("importColumn"), words("importSamples"), words("importMeaning")]}
      >
        {head.header.map((name, index) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class="soft small" dir="auto">
              {sampleOf(draft, index)}
            </td>
            <td>
              <select
                aria-label={words("importMeaningOf", isolated(name))}
                value={mapping.columns[index]}
                onChange={({ currentTarget }) => set(index, currentTarget.value)}
              >
                {meanings.map((meaning) => (
                  <option key={meaning} value={meaning}>
                    {words(`importMeaning_${meaning}`)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </FiguresTable>
    </section>
  );
}

/** The first cell with something in it. */
function sampleOf({ head }: Draft, index: number): string {
  const filled = head.records.find(({ cells }) => (cells[index] ?? "").trim() !== "");
  const text = (filled?.cells[index] ?? "").trim();
  return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text;
}

import type { VNode } from "preact";

import { meanings, type Meaning } from "../../lib/import/mapping.ts";
import type { Draft } from "../../lib/models/import-model.ts";
import { isolated, words } from "../../lib/words/words.ts";

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
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- in a narrow window it scrolls, by keyboard too */}
      <div class="table-frame columns-frame" role="region" aria-label={words("importColumns")} tabIndex={0}>
        <table class="figures-table">
          <thead>
            <tr>
              <th scope="col">{words("importColumn")}</th>
              <th scope="col">{words("importSamples")}</th>
              <th scope="col">{words("importMeaning")}</th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The first cell with something in it. */
function sampleOf({ head }: Draft, index: number): string {
  const filled = head.records.find(({ cells }) => (cells[index] ?? "").trim() !== "");
  const text = (filled?.cells[index] ?? "").trim();
  return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text;
}

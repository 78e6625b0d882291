import type { VNode } from "preact";

import type { Left, Send } from "../../lib/models/privacy-model.ts";
import { bytesInWords, fullMoment, moment } from "../../lib/words/times.ts";
import { isolated, words } from "../../lib/words/words.ts";
import { FiguresTable } from "../shared/FiguresTable.tsx";

type Props = {
  readonly left: Left;
  /** Unix ms. */
  readonly now: number;
  readonly onMore: () => void;
};

/** Each message about a case: when, which case, what was in it, who clicked. */
export function Sends({ left: { sends, length, names }, now, onMore }: Props): VNode | undefined {
  if (sends.length === 0) return undefined;
  return (
    <>
      <h3>{words("privacySends")}</h3>
      <FiguresTable
        label={words("privacySends")}
        heads={[
          words("privacyWhen"),
          words("privacyCase"),
          words("privacyWhat"),
          words("privacyFields"),
          words("privacyWho"),
          words("privacyBytes"),
        ]}
      >
        {sends.map((send) => (
          <tr key={send.key}>
            <td title={fullMoment(send.at)}>{moment(send.at, now)}</td>
            <td>
              <code title={send.caseId}>{send.caseId.slice(-6)}</code>
            </td>
            <td>{whatWords(send)}</td>
            <td>{fieldWords(send)}</td>
            <td>
              {send.by === undefined
                ? words("privacyByItself")
                : isolated(names.get(send.by) ?? words("privacySomebody"))}
            </td>
            <td>{bytesInWords(send.bytes)}</td>
          </tr>
        ))}
      </FiguresTable>
      {sends.length < length && (
        <div>
          <button type="button" onClick={onMore}>
            {words("privacyMore", length - sends.length)}
          </button>
        </div>
      )}
    </>
  );
}

function whatWords({ class: kind, what }: Send): string {
  const name = words(`departure_${kind}`);
  return what === undefined ? name : `${name}: ${words(`event_${what}`)}`;
}

/** An entry has the same fields always; a personal part says which it has. */
function fieldWords({ class: kind, fields, isRedacted }: Send): string {
  if (kind === "entry") return words("departureFieldsOfEntry");
  const named = (fields ?? []).map((field) => words(`departureField_${field}`)).join(", ");
  return isRedacted ? words("departureRedacted", named) : named;
}

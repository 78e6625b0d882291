import type { VNode } from "preact";

import type { ReceiptView } from "../../lib/models/backup-model.ts";
import { fullMoment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";
import { saveFile } from "../shared/save-file.ts";
import { tableList } from "../shared/table-words.ts";

type Props = { readonly receipts: readonly ReceiptView[] };

/** What was erased here and when: counts, and nothing of whom. */
export function ReceiptList({ receipts }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("receiptsTitle")}</h2>
      <p class="soft">{words("receiptsHint")}</p>
      {receipts.length === 0 && <p>{words("receiptsEmpty")}</p>}
      <ul class="stack receipts">
        {receipts.map((receipt) => (
          <li key={receipt.number}>
            <p>
              <strong>{words("receiptNumber", receipt.number, fullMoment(receipt.at))}</strong>
            </p>
            <p class="small">{receiptWords(receipt)}</p>
            <button
              type="button"
              class="quiet"
              aria-label={words("receiptSaveNumber", receipt.number)}
              onClick={() => saveFile(`baton-receipt-${receipt.number}.json`, receiptFile(receipt))}
            >
              {words("receiptSave")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function receiptWords({ accounts, rows, cases, waiting, removedFromLog }: ReceiptView): string {
  const { customers: _accounts, ...records } = rows;
  return [
    counted("receiptAccounts", accounts),
    ...tableList(records),
    ...(cases.length > 0 ? [counted("receiptLog", removedFromLog)] : []),
    ...(waiting > 0 ? [counted("receiptWaiting", waiting)] : []),
  ].join(" · ");
}

/** As it is kept for whoever asks later whether the request was met. */
export function receiptFile({
  number,
  at,
  accounts,
  rows,
  cases,
  waiting,
  removedFromLog,
}: ReceiptView): string {
  const log = { cases: cases.length, textsRemoved: removedFromLog, casesWaiting: waiting };
  return JSON.stringify(
    { format: "baton-erasure-receipt-1", number, erasedAt: new Date(at).toISOString(), accounts, rows, log },
    undefined,
    2,
  );
}

import type { VNode } from "preact";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { balanceSchema, undoSecondsSchema, type Settings } from "../../lib/settings.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";
import { FirstResponse } from "./FirstResponse.tsx";

type Props = { readonly settings: Settings; readonly onSave: SettingsModel["save"] };

const undoChoices = [10, 20, 60] as const;

/** How careful the detector is, how long a handoff can be undone, and when a first response is late. */
export function Preferences({ settings, onSave }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("preferencesTitle")}</h2>
      <Field label={words("balanceTitle")} hint={words("balanceHint")}>
        {(attributes) => (
          <select
            {...attributes}
            value={settings.balance}
            onChange={(event) => {
              const balance = balanceSchema.safeParse(event.currentTarget.value);
              if (balance.success) void onSave(() => ({ balance: balance.data }));
            }}
          >
            {balanceSchema.options.map((balance) => (
              <option key={balance} value={balance}>
                {words(`balance_${balance}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words("undoTitle")} hint={words("undoHint")}>
        {(attributes) => (
          <select
            {...attributes}
            value={String(settings.undoSeconds)}
            onChange={(event) => {
              const seconds = undoSecondsSchema.safeParse(Number(event.currentTarget.value));
              if (seconds.success) void onSave(() => ({ undoSeconds: seconds.data }));
            }}
          >
            {undoChoices.map((seconds) => (
              <option key={seconds} value={String(seconds)}>
                {counted("undoSeconds", seconds)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <FirstResponse minutes={settings.firstResponseMinutes} onSave={onSave} />
    </section>
  );
}

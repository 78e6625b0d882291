import type { VNode } from "preact";
import { useState } from "preact/hooks";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { settingsSchema } from "../../lib/settings.ts";
import { duration } from "../../lib/words/times.ts";
import { words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = { readonly minutes: number; readonly onSave: SettingsModel["save"] };

const minutesSchema = settingsSchema.shape.firstResponseMinutes;
const MINUTE = 60_000;

/** When a first response is late. A number that does not fit is said to, and the one before stays in force. */
export function FirstResponse({ minutes, onSave }: Props): VNode {
  const [wrong, setWrong] = useState(false);
  return (
    <Field
      label={words("firstResponseTitle")}
      hint={words("firstResponseHint", duration(minutes * MINUTE))}
      problem={wrong ? words("firstResponseWrong", duration(minutes * MINUTE)) : undefined}
    >
      {(attributes) => (
        <input
          {...attributes}
          class="short"
          type="number"
          inputMode="numeric"
          min={minutesSchema.minValue ?? undefined}
          max={minutesSchema.maxValue ?? undefined}
          defaultValue={String(minutes)}
          onChange={(event) => {
            const entered = minutesSchema.safeParse(event.currentTarget.valueAsNumber);
            setWrong(!entered.success);
            if (entered.success) void onSave(() => ({ firstResponseMinutes: entered.data }));
          }}
        />
      )}
    </Field>
  );
}

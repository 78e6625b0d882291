import type { VNode } from "preact";

import type { RetentionModel } from "../../lib/models/retention-model.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { offeredPeriods, retainedKindSchema, type Period } from "../../lib/retention.ts";
import type { Settings } from "../../lib/settings.ts";
import { moment } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";
import { Field } from "../shared/Field.tsx";

type Props = {
  readonly settings: Settings;
  readonly onSave: SettingsModel["save"];
  readonly model: RetentionModel;
};

/** How long each kind of data stays in this browser, and when what is over its time goes. */
export function RetentionTimes({ settings, onSave, model }: Props): VNode {
  const nextRun = model.nextRun.value;
  return (
    <section class="option-group">
      <h2>{words("retentionTitle")}</h2>
      <p class="soft">{words("retentionIntroduction")}</p>
      <p role="status">
        {nextRun === undefined
          ? words("privacyNoRun")
          : words("privacyNextRun", moment(nextRun, model.now.value))}{" "}
        {model.removed.value > 0 && counted("retentionRemoved", model.removed.value)}
      </p>
      {retainedKindSchema.options.map((kind) => (
        <Field key={kind} label={words(`retention_${kind}`)} hint={words(`retentionHint_${kind}`)}>
          {(attributes) => (
            <select
              {...attributes}
              value={String(settings.retention[kind])}
              onChange={({ currentTarget: { value } }) => {
                const period = periods(settings.retention[kind]).find((each) => String(each) === value);
                if (period !== undefined) {
                  void onSave(({ retention }) => ({ retention: { ...retention, [kind]: period } }));
                }
              }}
            >
              {periods(settings.retention[kind]).map((period) => (
                <option key={String(period)} value={String(period)}>
                  {period === null ? words("retentionAlways") : counted("retentionDays", period)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </section>
  );
}

/** What is offered, with what is set: it may have been set otherwise than here. */
function periods(set: Period): readonly Period[] {
  return offeredPeriods.includes(set) ? offeredPeriods : [set, ...offeredPeriods];
}

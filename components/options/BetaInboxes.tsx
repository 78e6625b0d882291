import type { VNode } from "preact";

import type { BetaModel } from "../../lib/models/beta-model.ts";
import { words } from "../../lib/words/words.ts";

type Props = { readonly model: BetaModel };

/** Inboxes that Baton cannot read yet, off until turned on, and what turning one on does. */
export function BetaInboxes({ model }: Props): VNode {
  const on = model.on.value;
  return (
    <section class="option-group">
      <h2>{words("betaTitle")}</h2>
      <p class="soft">{words("betaHint")}</p>
      <fieldset class="switches">
        <legend>{words("betaLegend")}</legend>
        {model.inboxes.map(({ name, label }) => (
          <label key={name} class="switch">
            <input
              type="checkbox"
              disabled={on === undefined}
              checked={on?.has(name) ?? false}
              onChange={(event) => {
                const box = event.currentTarget;
                const wanted = box.checked;
                // What the browser says is so, whatever was clicked.
                void model.turn(name, wanted).finally(() => {
                  box.checked = model.on.peek()?.has(name) ?? false;
                });
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </section>
  );
}

import type { VNode } from "preact";

import type { SelectionMenuModel } from "../../lib/models/selection-menu-model.ts";
import { words } from "../../lib/words/words.ts";

/** The switch for logging marked text from the browser's menu, off until turned on. */
export function SelectionMenu({ model }: { readonly model: SelectionMenuModel }): VNode {
  const isOn = model.isOn.value;
  return (
    <section class="option-group">
      <label class="row check">
        <input
          type="checkbox"
          disabled={isOn === undefined}
          checked={isOn ?? false}
          onChange={(event) => {
            const box = event.currentTarget;
            // What the browser says is so, whatever was clicked.
            void model.turn(box.checked).finally(() => {
              box.checked = model.isOn.peek() ?? false;
            });
          }}
        />
        {words("selectionMenu")}
      </label>
      <p class="soft small">{words("selectionMenuHint")}</p>
    </section>
  );
}

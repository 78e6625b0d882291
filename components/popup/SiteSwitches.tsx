import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";
import { words } from "../../lib/words/words.ts";

export type SiteName = { readonly name: string; readonly label: string };

type Props = { readonly model: SettingsModel; readonly sites: readonly SiteName[] };

/** Where Baton is switched on. */
export function SiteSwitches({ model, sites }: Props): VNode {
  const settings = ready(model.settings.value);
  return (
    <fieldset class="switches">
      <legend class="small soft">{words("popupSites")}</legend>
      {sites.map(({ name, label }) => (
        <label key={name} class="switch">
          <input
            type="checkbox"
            disabled={settings === undefined}
            checked={settings !== undefined && !settings.sitesOff.includes(name)}
            onChange={(event) => {
              const others = settings?.sitesOff.filter((off) => off !== name) ?? [];
              void model.save({ sitesOff: event.currentTarget.checked ? others : [...others, name] });
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

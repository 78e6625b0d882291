import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { SettingsModel } from "../../lib/models/settings-model.ts";

/** A site by its name in the code and as people call it, and whether an address is one of its own. */
export type SiteName = {
  readonly name: string;
  readonly label: string;
  readonly matches: (url: URL) => boolean;
};

type Props = {
  readonly model: SettingsModel;
  readonly sites: readonly SiteName[];
  /** What the switches are about. */
  readonly legend: string;
};

/** Where Baton is switched on. */
export function SiteSwitches({ model, sites, legend }: Props): VNode {
  const settings = ready(model.settings.value);
  return (
    <fieldset class="switches">
      <legend>{legend}</legend>
      {sites.map(({ name, label }) => (
        <label key={name} class="switch">
          <input
            type="checkbox"
            disabled={settings === undefined}
            checked={settings !== undefined && !settings.sitesOff.includes(name)}
            onChange={({ currentTarget: { checked } }) => {
              void model.save(({ sitesOff }) => {
                const others = sitesOff.filter((off) => off !== name);
                return { sitesOff: checked ? others : [...others, name] };
              });
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

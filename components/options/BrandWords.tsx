import type { VNode } from "preact";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Settings } from "../../lib/settings.ts";
import type { Suggestion } from "../../lib/word-suggestions.ts";
import { words } from "../../lib/words/words.ts";
import { Suggestions } from "./Suggestions.tsx";
import { WordList } from "./WordList.tsx";

type Props = {
  readonly settings: Settings;
  readonly suggestions: readonly Suggestion[];
  readonly onSave: SettingsModel["save"];
};

const lists = ["brandNames", "alwaysWords", "neverWords", "staff"] as const;

/** What people call the brand, the words that decide by themselves, and who works for it. */
export function BrandWords({ settings, suggestions, onSave }: Props): VNode {
  return (
    <section class="option-group">
      <h2>{words("brandTitle")}</h2>
      <p class="soft">{words("brandHint")}</p>
      <Suggestions suggestions={suggestions} onSave={onSave} />
      {lists.map((name) => (
        <WordList key={name} name={name} settings={settings} onSave={onSave} />
      ))}
    </section>
  );
}

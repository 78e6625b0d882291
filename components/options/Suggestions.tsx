import type { VNode } from "preact";
import { useRef } from "preact/hooks";

import type { SettingsModel } from "../../lib/models/settings-model.ts";
import type { Suggestion } from "../../lib/word-suggestions.ts";
import { counted, isolated, words } from "../../lib/words/words.ts";

type Props = { readonly suggestions: readonly Suggestion[]; readonly onSave: SettingsModel["save"] };

/** Where a suggested word can go, as a person says it. */
const answers = [
  ["alwaysWords", "suggestionAlways"],
  ["neverWords", "suggestionNever"],
  ["ignoredWords", "suggestionIgnore"],
] as const;

/** As many as the settings hold; the words that were ignored first may be suggested again. */
const MOST_IGNORED = 200;

/** Words that are seen often, to be decided with one click each; nothing when there are none. */
export function Suggestions({ suggestions, onSave }: Props): VNode {
  const list = useRef<HTMLDivElement>(null);

  async function decide(word: string, into: (typeof answers)[number][0]): Promise<void> {
    const added = (before: readonly string[]): string[] =>
      into === "ignoredWords" ? [...before, word].slice(-MOST_IGNORED) : [...before, word];
    if (await onSave((now) => ({ [into]: added(now[into]) }))) list.current?.focus();
  }

  return (
    <div ref={list} tabIndex={-1} class="suggestions">
      {suggestions.length > 0 && (
        <>
          <h3>{words("suggestionsTitle")}</h3>
          <p class="soft">{words("suggestionsHint")}</p>
          <ul>
            {suggestions.map(({ word, people }) => (
              <li key={word}>
                <span>
                  <bdi>{word}</bdi> <span class="soft small">{counted("suggestionPeople", people)}</span>
                </span>
                <span class="row">
                  {answers.map(([into, key]) => (
                    <button
                      key={into}
                      type="button"
                      aria-label={`${words(key)}: ${isolated(word)}`}
                      onClick={() => void decide(word, into)}
                    >
                      {words(key)}
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

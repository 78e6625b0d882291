import type { VNode } from "preact";
import { useRef } from "preact/hooks";

import { isolated, words } from "../../lib/words/words.ts";

type Entry = {
  readonly key: string;
  readonly words: string;
  /** What kind of entry it is, beside it. */
  readonly about?: string;
};

type Props = {
  readonly entries: readonly Entry[];
  /** Said when there are none. */
  readonly none: string;
  readonly onRemove: (key: string) => Promise<boolean>;
};

/** What was entered so far, each with a button that takes it away. The focus then stays in the list. */
export function EntryList({ entries, none, onRemove }: Props): VNode {
  const list = useRef<HTMLDivElement>(null);

  async function remove(key: string): Promise<void> {
    if (await onRemove(key)) list.current?.focus();
  }

  return (
    <div ref={list} tabIndex={-1} class="entries">
      {entries.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.key}>
              <span>
                <bdi>{entry.words}</bdi> {entry.about && <span class="soft small">{entry.about}</span>}
              </span>
              <button
                type="button"
                class="quiet"
                aria-label={words("entryRemove", isolated(entry.words))}
                onClick={() => void remove(entry.key)}
              >
                {words("accountsRemove")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

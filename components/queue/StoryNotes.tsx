import type { VNode } from "preact";

import type { CaseStory } from "../../lib/models/queue-model.ts";
import { fullMoment, moment } from "../../lib/words/times.ts";
import { words } from "../../lib/words/words.ts";

type Props = {
  readonly notes: CaseStory["state"]["notes"];
  /** Unix ms. */
  readonly now: number;
};

/** What colleagues noted, oldest first; nothing at all while there are none. */
export function StoryNotes({ notes, now }: Props): VNode | undefined {
  if (notes.length === 0) return undefined;
  return (
    <section>
      <h2>{words("storyNotes")}</h2>
      <ul class="stack">
        {notes.map(({ text, by, at }) => (
          <li key={`${at} ${text}`} class="story-note">
            <p class="foreign-text" dir="auto">
              {text}
            </p>
            <p class="soft small" title={fullMoment(at)}>
              <bdi>{by.name}</bdi> · {moment(at, now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

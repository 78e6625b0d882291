import type { VNode } from "preact";

import { ready } from "../../lib/models/live.ts";
import type { Older, OlderModel } from "../../lib/models/older-model.ts";
import { numberWords } from "../../lib/words/names.ts";
import { counted, words } from "../../lib/words/words.ts";

type Props = { readonly model: OlderModel };

/** That cases of the team are still being read, what is incomplete until then, and how far it is; empty when all are here. */
export function OlderCases({ model }: Props): VNode {
  const older = ready(model.older.value);
  return (
    <div class={older ? "small" : "hidden-words"}>
      {/* Always there, so that a screen reader hears when it changes; the steps beside it are there to be read, not told. */}
      <p role="status">{older && words(stateWords[older.state])}</p>
      {older && <p class="soft">{progressWords(older)}</p>}
    </div>
  );
}

const stateWords = { first: "olderFirst", reading: "olderReading", still: "olderStill" } as const;

function progressWords({ open, all, read }: Older): string {
  return open > 0 ? counted("olderOpen", open) : words("olderRead", numberWords(read), numberWords(all));
}

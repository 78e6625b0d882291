import type { VNode } from "preact";

import type { Present } from "../../lib/models/presence-model.ts";
import { counted, listed } from "../../lib/words/words.ts";

type Props = { readonly present: readonly Present[] };

/** Who is writing a reply and who is looking, in words, writers first; nothing where nobody else is. */
export function PresenceWords({ present }: Props): VNode | undefined {
  if (present.length === 0) return undefined;
  const writers = namesOf(present, "writing");
  const viewers = namesOf(present, "viewing");
  return (
    <>
      {writers.length > 0 && (
        <span class="writers">{counted("presenceWriting", writers.length, listed(writers))}</span>
      )}{" "}
      {viewers.length > 0 && <span>{counted("presenceViewing", viewers.length, listed(viewers))}</span>}
    </>
  );
}

function namesOf(present: readonly Present[], wanted: Present["doing"]): string[] {
  return present.flatMap(({ name, doing }) => (doing === wanted ? [name] : []));
}

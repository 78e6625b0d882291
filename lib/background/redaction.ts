/** What is hidden from a team, as the person at this browser wants it, in the words of their language. */
import { hiddenKinds, type HiddenKind } from "../redaction/kinds.ts";
import type { Redaction } from "../redaction/personal.ts";
import type { Settings } from "../settings.ts";
import { words } from "../words/words.ts";

export function redactionOf({ hiddenKinds: kinds }: Pick<Settings, "hiddenKinds">): Redaction {
  return { kinds: new Set(kinds), mark };
}

/** Everything that can be hidden, for who wants to try it. */
export const wholeRedaction: Redaction = { kinds: new Set(hiddenKinds), mark };

function mark(kind: HiddenKind): string {
  return words("withheldMark", words(`hidden_${kind}`));
}

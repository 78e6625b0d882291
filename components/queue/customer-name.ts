import type { Case } from "../../lib/case/case.ts";
import type { Author } from "../../lib/mention.ts";
import { words } from "../../lib/words/words.ts";

/** Whose case it is: the name that the page showed, else what the case knows. */
export function customerName(
  author: Author | undefined,
  state: Pick<Case, "customerKey" | "erased">,
): string {
  if (author) return author.name || author.handle;
  return state.erased ? words("caseErasedPerson") : state.customerKey;
}

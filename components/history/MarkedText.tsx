import type { VNode } from "preact";

import type { Evidence } from "../../lib/verdict.ts";
import { directionOf } from "../../lib/words/direction.ts";

type Props = { readonly text: string; readonly evidence: readonly Evidence[] };

/** Our own copy of what somebody wrote, with the words that counted underlined. Never the post itself. */
export function MarkedText({ text, evidence }: Props): VNode {
  return (
    <p class="marked-text" dir={directionOf(text)}>
      {pieces(text, evidence).map(({ at, words, counted }) =>
        counted ? <mark key={at}>{words}</mark> : <span key={at}>{words}</span>,
      )}
    </p>
  );
}

type Piece = { readonly at: number; readonly words: string; readonly counted: boolean };

/** Spans that do not fit the text, or overlap an earlier one, are left out rather than shown wrong. */
function pieces(text: string, evidence: readonly Evidence[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end } of evidence.toSorted((one, other) => one.start - other.start)) {
    if (start < at || end > text.length || end <= start) continue;
    if (start > at) found.push({ at, words: text.slice(at, start), counted: false });
    found.push({ at: start, words: text.slice(start, end), counted: true });
    at = end;
  }
  if (at < text.length) found.push({ at, words: text.slice(at), counted: false });
  return found;
}

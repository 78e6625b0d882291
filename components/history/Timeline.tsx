import type { VNode } from "preact";

import type { Contact } from "../../lib/history.ts";
import { counted } from "../../lib/words/words.ts";
import { TimelineLine } from "./TimelineLine.tsx";

type Props = {
  /** Newest first. */
  readonly lines: readonly Contact[];
  /** How many there are in all. */
  readonly length: number;
  /** How many accounts the person has. */
  readonly accounts: number;
  /** Unix ms. */
  readonly now: number;
};

/** What somebody has been through with us: when, where, who dealt with it, what came of it. Where nothing is known, the glance above says so. */
export function Timeline({ lines, length, accounts, now }: Props): VNode | null {
  if (lines.length === 0) return null;
  return (
    <>
      <ol class="timeline">
        {lines.map((line) => (
          <li key={line.id} class={`timeline-line ${line.kind}`}>
            <TimelineLine line={line} now={now} isNamed={accounts > 1} />
          </li>
        ))}
      </ol>
      {length > lines.length && <p class="soft small">{counted("historyOlder", length - lines.length)}</p>}
    </>
  );
}

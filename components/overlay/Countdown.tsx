import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

import { words } from "../../lib/words/words.ts";

type Props = {
  /** Unix ms. */
  readonly until: number;
  readonly expired: () => void;
};

/** The time left to undo: a ring that runs empty; where motion is reduced, a number. Screen readers were told once. */
export function Countdown({ until, expired }: Props): VNode {
  const [start] = useState(Date.now);
  const [now, setNow] = useState(start);
  const left = Math.max(0, until - now);

  useEffect(() => {
    if (left === 0) {
      expired();
      return undefined;
    }
    // To the next full second, so that the number changes when it should.
    const timer = setTimeout(() => setNow(Date.now()), left % 1_000 || 1_000);
    return () => clearTimeout(timer);
  }, [left]);

  return (
    <span class="countdown" aria-hidden="true">
      <svg class="ring" viewBox="0 0 16 16" width="16" height="16">
        <circle class="track" cx="8" cy="8" r="6" />
        <circle
          class="left"
          cx="8"
          cy="8"
          r="6"
          pathLength="1"
          style={{ animationDuration: `${until - start}ms` }}
        />
      </svg>
      <span class="seconds">{words("overlaySeconds", Math.ceil(left / 1_000))}</span>
    </span>
  );
}

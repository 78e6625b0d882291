import type { VNode } from "preact";

import type { Pressure } from "../../lib/models/queue-model.ts";
import { duration } from "../../lib/words/times.ts";
import { counted, words } from "../../lib/words/words.ts";

/** What a lead looks at first: what is late, how long the oldest has waited, and what is about to come. */
export function PressureLine({ pressure }: { readonly pressure: Pressure }): VNode {
  const { late, oldestAge, arriving } = pressure;
  return (
    <>
      {late > 0 && (
        <>
          <span class="late-words">⚠ {counted("queueLate", late)}</span>
          {" · "}
        </>
      )}
      {oldestAge !== undefined && words("queueOldest", duration(oldestAge))}
      {oldestAge !== undefined && arriving > 0 && " · "}
      {arriving > 0 && counted("queueArriving", arriving)}
    </>
  );
}

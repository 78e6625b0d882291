import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

import type { PresenceModel } from "../../lib/models/presence-model.ts";
import type { ListedCase } from "../../lib/models/queue-model.ts";
import { counted } from "../../lib/words/words.ts";
import { CaseCard, openerId } from "./CaseCard.tsx";
import { chosenTab } from "./QueueTabs.tsx";

/** As many cards are drawn at once: more than anybody looks through, and few enough to be there at once. */
const STEP = 50;

type Props = {
  readonly shown: readonly ListedCase[];
  /** How many more the store has that cannot be shown here. */
  readonly unread: number;
  /** Unix ms. */
  readonly now: number;
  readonly lateIds: ReadonlySet<string>;
  readonly busy: boolean;
  readonly mayClaim: boolean;
  readonly presentAt: PresenceModel["at"];
  readonly onOpen: (caseId: string) => void;
  readonly onClaim: (caseId: string) => void;
};

/** The cases of one list. When the one in focus leaves it, the focus goes to the one in its place, or to the list's tab. */
export function CaseList(props: Props): VNode {
  const { shown, unread, now, lateIds, busy, mayClaim, presentAt, onOpen, onClaim } = props;
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<number>(undefined);
  const [limit, setLimit] = useState(STEP);

  function showMore(): void {
    const next = shown[limit];
    setLimit(limit + STEP);
    // The button moves away or goes; the keyboard goes on with the first of the new cards.
    if (next) requestAnimationFrame(() => document.getElementById(openerId(next.state.id))?.focus());
  }

  useLayoutEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return;
    const next = shown[Math.min(focused.current, shown.length - 1)];
    if (next) document.getElementById(openerId(next.state.id))?.focus();
  }, [shown]);
  useLayoutEffect(
    () => () => {
      // The last card leaves, and the list with it.
      if (list.current?.contains(document.activeElement)) chosenTab()?.focus();
    },
    [],
  );

  return (
    <>
      <ul
        ref={list}
        class="case-list"
        onFocusIn={({ target }) => {
          const card = target instanceof Element ? target.closest("li") : null;
          focused.current = card ? [...(list.current?.children ?? [])].indexOf(card) : undefined;
        }}
        onFocusOut={({ relatedTarget }) => {
          // Without a target the element was taken away or the window lost the focus: the place is kept.
          if (relatedTarget !== null) focused.current = undefined;
        }}
      >
        {shown.slice(0, limit).map((listed) => (
          <CaseCard
            key={listed.state.id}
            listed={listed}
            now={now}
            late={lateIds.has(listed.state.id)}
            busy={busy}
            mayClaim={mayClaim}
            present={presentAt(listed.state.id)}
            onOpen={onOpen}
            onClaim={onClaim}
          />
        ))}
      </ul>
      {shown.length > limit && (
        <button type="button" class="more-cases" onClick={showMore}>
          {counted("queueShowMore", Math.min(STEP, shown.length - limit))}
        </button>
      )}
      {shown.length <= limit && unread > 0 && (
        <p class="soft small more-cases">{counted("queueUnread", unread)}</p>
      )}
    </>
  );
}

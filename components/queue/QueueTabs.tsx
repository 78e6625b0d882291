import type { VNode } from "preact";

import { queueLists, type QueueList } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";

type Props = {
  readonly chosen: QueueList;
  readonly counts: Readonly<Record<QueueList, number>>;
  readonly onChoose: (list: QueueList) => void;
};

/** The lists of the queue as tabs: arrow keys move between them, as screen readers announce. */
export function QueueTabs({ chosen, counts, onChoose }: Props): VNode {
  function move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const direction = document.dir === "rtl" ? -step : step;
    const next = queueLists.at((queueLists.indexOf(chosen) + direction) % queueLists.length) ?? chosen;
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={words("queueLists")} onKeyDown={move}>
      {queueLists.map((list) => (
        <button
          key={list}
          type="button"
          role="tab"
          id={tabId(list)}
          aria-controls="queue-list"
          aria-selected={list === chosen}
          tabIndex={list === chosen ? 0 : -1}
          onClick={() => onChoose(list)}
        >
          {words(`queue_${list}`)} <span class="tab-count">{counts[list]}</span>
        </button>
      ))}
    </div>
  );
}

export function tabId(list: QueueList): string {
  return `tab-${list}`;
}

import type { VNode } from "preact";

import { queueLists, type QueueList } from "../../lib/models/queue-model.ts";
import { words } from "../../lib/words/words.ts";
import { useKeys } from "../shared/use-keys.ts";

type Props = {
  readonly chosen: QueueList;
  readonly counts: Readonly<Record<QueueList, number>>;
  readonly onChoose: (list: QueueList) => void;
};

/** The lists of the queue as tabs: arrow keys, Home and End move between them, as screen readers announce. */
export function QueueTabs({ chosen, counts, onChoose }: Props): VNode {
  const tabs = useKeys<HTMLDivElement>((event) => {
    const next = keyedTo(event.key, chosen);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(tabId(next))?.focus();
  });

  return (
    <div ref={tabs} class="tabs" role="tablist" aria-label={words("queueLists")}>
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

/** The tab of the list that is shown; none while a case's story is. */
export function chosenTab(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
}

function keyedTo(key: string, from: QueueList): QueueList | undefined {
  const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const at = queueLists.indexOf(from);
  switch (key) {
    case forward:
      return queueLists.at((at + 1) % queueLists.length);
    case backward:
      return queueLists.at(at - 1);
    case "Home":
      return queueLists.at(0);
    case "End":
      return queueLists.at(-1);
    default:
      return undefined;
  }
}

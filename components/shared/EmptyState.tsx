import type { VNode } from "preact";

type Props = { readonly title: string; readonly advice: string };

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, advice }: Props): VNode {
  return (
    <div class="empty-state">
      <p>
        <strong>{title}</strong>
      </p>
      <p class="soft">{advice}</p>
    </div>
  );
}

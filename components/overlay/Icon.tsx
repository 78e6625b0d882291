import type { VNode } from "preact";

/** Strokes on a 16 by 16 grid. */
const shapes = {
  request: "M2.5 3.5h11v7.5H7.5L4.5 13.5V11h-2z M8 5.4v2.4 M8 9.2v.1",
  service: "M2.5 8h8.5 M7.5 4.5 11 8l-3.5 3.5 M13.5 3.5v9",
  person: "M8 8a2.4 2.4 0 1 0 0-4.8A2.4 2.4 0 0 0 8 8z M3.2 13.2c.5-2.4 2.3-3.6 4.8-3.6s4.3 1.2 4.8 3.6",
  waiting: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z M8 5v3.2l2.1 1.4",
  done: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z M5.5 8.2l1.8 1.8 3.3-3.7",
  returned: "M6 4 2.8 7.2 6 10.4 M2.8 7.2h6.7a3.2 3.2 0 0 1 0 6.3H7.5",
  trouble: "M8 2.8 14 13H2z M8 6.6v3 M8 11.2v.1",
  up: "M3.5 10 8 5.5l4.5 4.5",
  down: "M3.5 6 8 10.5 12.5 6",
  smaller: "M4 8h8",
} as const;

export type IconName = keyof typeof shapes;

/** Only beside words that say the same: screen readers do not hear it. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}

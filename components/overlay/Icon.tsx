import type { VNode } from "preact";

/** Strokes on a 16 by 16 grid. */
const shapes = {
  request: "M2.5 3.5h11v7.5H7.5L4.5 13.5V11h-2zM8 5.5v2.3M8 9v.1",
  service: "M2.5 8h8.5M7.5 4.5 11 8l-3.5 3.5M13.5 3.5v9",
  person: "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13c.5-2 2-3.5 5-3.5s4.5 1.5 5 3.5",
  waiting: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3l2 1.5",
  done: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM5.5 8l2 2L11 6.5",
  returned: "M6 4 3 7l3 3M3 7h6.5a3 3 0 0 1 0 6H7.5",
  trouble: "M8 3 14 13H2zM8 6.5v3M8 11v.1",
  up: "M3.5 10 8 5.5l4.5 4.5",
  down: "M3.5 6 8 10.5l4.5-4.5",
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

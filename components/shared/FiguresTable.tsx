import type { ComponentChildren, VNode } from "preact";

type Props = {
  /** What the columns are. */
  readonly heads: readonly string[];
  /** What the table is, where it may be wider or higher than its place and scrolls there. */
  readonly label?: string;
  /** No higher than a part of the window. */
  readonly isLow?: boolean;
  /** The rows. */
  readonly children: ComponentChildren;
};

/** A table with the heads of its columns; where it scrolls, by keyboard too. */
export function FiguresTable({ heads, label, isLow = false, children }: Props): VNode {
  const table = (
    <table class="figures-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  if (label === undefined) return table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div class={isLow ? "table-frame low" : "table-frame"} role="region" aria-label={label} tabIndex={0}>
      {table}
    </div>
  );
}

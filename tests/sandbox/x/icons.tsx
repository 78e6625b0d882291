/** @jsxImportSource react */
import type { ReactElement } from "react";

import { run } from "./style.ts";

/** Line drawings of our own, on a 24 by 24 grid. */
const shapes = {
  mark: "M5 5h14v14H5zM9 9h6v6H9z",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  search: "M11 4a7 7 0 100 14 7 7 0 000-14zM16.5 16.5L21 21",
  bell: "M6 10a6 6 0 0112 0v5l2 3H4l2-3zM10 20h4",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  list: "M5 4h14v16H5zM9 9h6M9 13h6",
  bookmark: "M6 4h12v17l-6-5-6 5z",
  person: "M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-5 15-5 16 0",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  reply: "M4 12a7 7 0 017-7h2a7 7 0 010 14h-1v2.5C7 20 4 17 4 12z",
  repost: "M4 9l4-4 4 4M8 5v11h5M20 15l-4 4-4-4M16 19V8h-5",
  like: "M12 20C5 15 3 12 3 9a4.5 4.5 0 019-1 4.5 4.5 0 019 1c0 3-2 6-9 11z",
  views: "M5 20v-8M10 20V5M15 20v-6M20 20V9",
  share: "M12 15V4M8 8l4-4 4 4M4 14v6h16v-6",
  pin: "M8 4h8l-1 6 3 3H6l3-3zM12 13v7",
  spark: "M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2z",
  back: "M20 12H5M11 6l-6 6 6 6",
  close: "M6 6l12 12M18 6L6 18",
  play: "M8 5l11 7-11 7z",
  next: "M5 12h15M14 6l6 6-6 6",
} as const;
export type IconName = keyof typeof shapes;

export function Icon({
  name,
  large = false,
  filled = false,
}: {
  name: IconName;
  large?: boolean;
  filled?: boolean;
}): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={run(large ? "iconLarge" : "icon", filled && "iconFilled")}
    >
      <g>
        <path d={shapes[name]} />
      </g>
    </svg>
  );
}

/** @jsxImportSource react */
import type { ReactElement } from "react";

import { marks } from "../marks.ts";
import { look } from "../style.ts";

/** Line drawings of our own, on a 24 by 24 grid. */
const shapes = {
  mark: "M4 4h16v16H4zM9 9h6v6H9z",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  search: "M11 4a7 7 0 100 14 7 7 0 000-14zM16.5 16.5L21 21",
  explore: "M12 3a9 9 0 100 18 9 9 0 000-18zM15 9l-2 4-4 2 2-4z",
  reel: "M4 4h16v16H4zM10 9l5 3-5 3z",
  mail: "M3 5l18 2-9 13-2-8z",
  bell: "M12 20C5 15 3 12 3 9a4.5 4.5 0 019-1 4.5 4.5 0 019 1c0 3-2 6-9 11z",
  moon: "M19 14a8 8 0 01-9-9 8 8 0 109 9z",
  like: "M12 20C5 15 3 12 3 9a4.5 4.5 0 019-1 4.5 4.5 0 019 1c0 3-2 6-9 11z",
  comment: "M4 12a8 8 0 1115 4l1 4-4-1a8 8 0 01-12-7z",
  share: "M21 4L3 10l7 3 3 7z",
  bookmark: "M6 4h12v17l-6-5-6 5z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "M6 6l12 12M18 6L6 18",
  next: "M9 5l7 7-7 7",
  previous: "M15 5l-7 7 7 7",
  plus: "M12 7v10M7 12h10M12 3a9 9 0 100 18 9 9 0 000-18z",
  sound: "M5 9v6h4l5 4V5L9 9z",
} as const;
export type IconName = keyof typeof shapes;

type Props = { name: IconName; label: string; tiny?: boolean; filled?: boolean };

/** A drawing with its name, as every icon of Instagram's has one. */
export function Icon({ name, label, tiny = false, filled = false }: Props): ReactElement {
  return (
    <svg
      {...marks("icon", { "aria-label": label, role: "img" })}
      viewBox="0 0 24 24"
      className={look(tiny ? "tiny" : "icon", filled && "filled")}
    >
      <title>{label}</title>
      <path d={shapes[name]} />
    </svg>
  );
}

/** The badge of a verified account. */
export function Badge({ label }: { label: string }): ReactElement {
  return (
    <svg
      {...marks("badge", { "aria-label": label, role: "img" })}
      viewBox="0 0 40 40"
      className={look("badge")}
    >
      <title>{label}</title>
      <path d="M20 2l5 4 7 0 1 7 5 5-4 6 0 7-7 1-5 5-6-4-7 0-1-7-5-5 4-6 0-7 7-1z" />
    </svg>
  );
}

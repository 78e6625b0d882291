/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import { environment } from "../../shared/environment.ts";
import { useApp } from "../state.ts";
import { look } from "../style.ts";

/**
 * Puts as many wrappers around `children` as the switch says, some time after the page is there: everything inside is
 * mounted anew then, as when a site mounts one of its boxes later than the rest.
 */
export function Late({ children }: { children: ReactElement }): ReactNode {
  const isWrapped = useApp((state) => state.wrapped);
  const { wrappers } = environment().switches;
  if (!isWrapped) return children;
  return Array.from({ length: wrappers }).reduce<ReactElement>(
    (inside) => <div className={look("block")}>{inside}</div>,
    children,
  );
}

/** @jsxImportSource react */
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

import { useApp } from "../state.ts";
import { themeClass } from "../theme.ts";

/** Hidden words at the end of the page, which `aria-labelledby` elsewhere leads to. The server does not send them. */
export function Label({ id, words }: { id: string; words: string }): ReactNode {
  const isSettled = useApp(({ settled }) => settled);
  const place = isSettled ? document.getElementById("labels") : null;
  return place === null
    ? null
    : createPortal(
        <div className={themeClass()}>
          <span id={id}>{words}</span>
        </div>,
        place,
      );
}

/** @jsxImportSource react */
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

import { useApp } from "../state.ts";
import { themeClass } from "../theme.ts";

let labels: HTMLElement | undefined;

/** Makes the place for labels at the end of the page, once the page's scripts have taken over. */
export function openLabels(): void {
  labels = document.createElement("div");
  labels.hidden = true;
  labels.style.display = "none";
  document.body.append(labels);
}

/** Hidden words at the end of the page, which `aria-labelledby` elsewhere leads to. The server does not send them. */
export function Label({ id, words }: { id: string; words: string }): ReactNode {
  const isSettled = useApp(({ settled }) => settled);
  return !isSettled || labels === undefined
    ? null
    : createPortal(
        <div className={themeClass()}>
          <span id={id}>{words}</span>
        </div>,
        labels,
      );
}

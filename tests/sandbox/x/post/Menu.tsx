/** @jsxImportSource react */
import type { ReactElement } from "react";

import { aria, testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

/** The buttons at the end of a post's first line. */
export function Menu({ label }: { label?: string }): ReactElement {
  const words = strings();
  return (
    <div className={box("row", "middle", "gap8")}>
      {label === undefined ? (
        <button
          type="button"
          role="button"
          {...aria("grok", { "aria-label": words.grokActions })}
          className={box("pointer", "focusRing", "round")}
        >
          <div dir="ltr" className={text()} style={colour("dim")}>
            <Icon name="spark" />
          </div>
        </button>
      ) : (
        <div dir="ltr" className={text("small")} style={colour("dim")}>
          <span className={run()}>{label}</span>
        </div>
      )}
      <button
        type="button"
        role="button"
        {...aria("menu", { "aria-expanded": false, "aria-haspopup": "menu" as const })}
        {...aria("caret", { "aria-label": words.more })}
        className={box("pointer", "focusRing", "round")}
        {...testId("caret")}
      >
        <div dir="ltr" className={text()} style={colour("dim")}>
          <Icon name="more" />
        </div>
      </button>
    </div>
  );
}

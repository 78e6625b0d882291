/** @jsxImportSource react */
import type { ReactElement, ReactNode } from "react";

import { testId } from "../hooks.ts";
import { Icon } from "../icons.tsx";
import { strings } from "../strings/strings.ts";
import { box, colour, run, text } from "../style.ts";

export type Tab = { readonly href: string; readonly label: string; readonly selected: boolean };

/** The sticky head of the middle column. */
export function Header({
  title,
  subtitle,
  back = false,
  tabs = [],
  children,
}: {
  title?: string;
  subtitle?: string;
  back?: boolean;
  tabs?: readonly Tab[];
  children?: ReactNode;
}): ReactElement {
  return (
    <div className={box("sticky", "lineBelow")}>
      {title === undefined ? null : (
        <div className={box("row", "middle", "gap12", "beside16")} style={{ height: 53 }}>
          {back ? (
            <button
              type="button"
              role="button"
              aria-label={strings().back}
              {...testId("app-bar-back")}
              className={box("pointer", "round", "pad8", "shadeOnHover", "focusRing")}
              style={colour("ink")}
              onClick={() => window.history.back()}
            >
              <Icon name="back" />
            </button>
          ) : null}
          <div className={box("grow", "shrink")}>
            <h2
              dir="ltr"
              aria-level={2}
              role="heading"
              className={text("title", "bold", "ellipsis", "block")}
              style={colour("ink")}
            >
              <span className={run()}>{title}</span>
            </h2>
            {subtitle === undefined ? null : (
              <div dir="ltr" className={text("small")} style={colour("dim")}>
                {subtitle}
              </div>
            )}
          </div>
          {children}
        </div>
      )}
      {tabs.length === 0 ? null : (
        <nav aria-live="polite" role="navigation" className={box()}>
          <div role="tablist" {...testId("ScrollSnap-List")} className={box("row")}>
            {tabs.map((tab) => (
              <div key={tab.href} role="presentation" className={box("grow")}>
                <a
                  href={tab.href}
                  role="tab"
                  aria-selected={tab.selected}
                  className={box("tab", "shadeOnHover", "focusRing")}
                >
                  <div
                    dir="ltr"
                    className={text(tab.selected ? "bold" : "medium")}
                    style={colour(tab.selected ? "ink" : "dim")}
                  >
                    <span className={run()}>{tab.label}</span>
                  </div>
                  {tab.selected ? <div className={box("tabBar")} /> : null}
                </a>
              </div>
            ))}
          </div>
        </nav>
      )}
    </div>
  );
}

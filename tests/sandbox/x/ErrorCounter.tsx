/** @jsxImportSource react */
import { Component, type ReactNode } from "react";

import { strings } from "./strings/strings.ts";
import { box, colour, text } from "./style.ts";

type Counter = "sandboxErrors" | "sandboxViolations";

/**
 * Counts on `<html data-sandbox-errors="0">` what React could not do, hydration that had to be thrown away included,
 * and on `data-sandbox-violations` what the content security policy stopped. Tests expect noughts.
 */
export function count(counter: Counter): void {
  const { dataset } = document.documentElement;
  dataset[counter] = String(Number(dataset[counter] ?? 0) + 1);
}

/** What X does when a part of it breaks: that part says so, the rest goes on. The root counts the error. */
export class ErrorCounter extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" className={box("pad16", "middle")}>
        <div className={text()} style={colour("ink")}>
          {strings().wrong}
        </div>
      </div>
    );
  }
}

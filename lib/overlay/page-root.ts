/** The one element of ours outside the feed: holds the navigator, the history card and what screen readers are told. */
import { createIsland, guardClicks } from "./island.ts";

const HOST_STYLE = {
  position: "fixed",
  top: "0",
  left: "0",
  width: "0",
  height: "0",
  "z-index": "2147483647",
} as const;

export type PageRoot = {
  readonly host: HTMLElement;
  readonly navigator: HTMLElement;
  readonly card: HTMLElement;
  /** Tells screen readers the result of what a person did; `text` replaces what was said before. */
  announce(text: string): void;
  /** Puts the element back if the page took it away. */
  tidy(): void;
  remove(): void;
};

export function createPageRoot(sheets: readonly CSSStyleSheet[]): PageRoot {
  const { host, root } = createIsland(HOST_STYLE, sheets);
  // Nothing here acts on a case; still no page shall press its buttons.
  guardClicks(root, (event) => event.isTrusted);
  const navigator = document.createElement("div");
  const card = document.createElement("div");
  const status = document.createElement("div");
  status.className = "status";
  status.setAttribute("role", "status");
  root.append(navigator, card, status);

  function tidy(): void {
    if (host.parentNode !== document.documentElement) document.documentElement.append(host);
  }
  tidy();

  return {
    host,
    navigator,
    card,
    announce: (text) => {
      status.textContent = text;
    },
    tidy,
    remove: () => host.remove(),
  };
}

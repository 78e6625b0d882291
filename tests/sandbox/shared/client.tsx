/** @jsxImportSource react */
import type { ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";

import { count } from "./counters.ts";
import { setEnvironment, type PageConfig } from "./environment.ts";

/** What a site does in the browser beside drawing. */
export type PageClient = {
  readonly App: ComponentType;
  /** Element that the server drew into. */
  readonly root: string;
  /** Before hydration: the same state as on the server. */
  prepare(config: PageConfig): void;
  /** After hydration has begun. */
  started(config: PageConfig): void;
};

function readConfig(): PageConfig {
  const source = document.getElementById("page-config")?.textContent;
  if (source === undefined || source === null) throw new Error("The server sent no page configuration");
  // The page's own server wrote it a moment ago, from the same type.
  return JSON.parse(source) as PageConfig;
}

function report(error: unknown): void {
  count("sandboxErrors");
  console.error(error);
}

/** Hydrates the page as late as the switches say. */
export function startPage({ App, root, prepare, started }: PageClient): void {
  const element = document.querySelector(root);
  if (element === null) throw new Error("The server sent no root");
  const config = readConfig();
  setEnvironment(config);
  prepare(config);
  document.addEventListener("securitypolicyviolation", () => count("sandboxViolations"));
  setTimeout(() => {
    hydrateRoot(element, <App />, {
      onCaughtError: report,
      onUncaughtError: report,
      onRecoverableError: report,
    });
    document.documentElement.dataset.sandboxReady = "true";
    started(config);
  }, config.switches.hydration);
}

/** Calls `change` so often that `perSecond` of all elements that match `posts` change their text each second. */
export function beat(perSecond: number, posts: string, change: () => void): void {
  change();
  const shown = Math.max(1, document.querySelectorAll(posts).length);
  setTimeout(() => beat(perSecond, posts, change), (1_000 * shown) / perSecond);
}

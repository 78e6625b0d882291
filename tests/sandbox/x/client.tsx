/** @jsxImportSource react */
import { hydrateRoot } from "react-dom/client";

import { App } from "./App.tsx";
import { setEnvironment, type PageConfig } from "./environment.ts";
import { count } from "./ErrorCounter.tsx";
import { followHistory, startRouter } from "./router.ts";
import { listenForShortcuts } from "./shortcuts.ts";
import { change, readState } from "./state.ts";

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

/** Changes one text in every post on the page, as often as makes `load` changes a second. */
function beat(load: number): void {
  change({ pulse: readState().pulse + 1 });
  const posts = Math.max(1, document.querySelectorAll("article [role=group]").length);
  setTimeout(() => beat(load), (1_000 * posts) / load);
}

function start(root: HTMLElement, config: PageConfig): void {
  hydrateRoot(root, <App />, { onCaughtError: report, onUncaughtError: report, onRecoverableError: report });
  followHistory();
  listenForShortcuts();
  document.documentElement.dataset.sandboxReady = "true";
  const { tick, load } = config.switches;
  if (tick > 0) setInterval(() => change({ tick: readState().tick + 1 }), tick);
  if (load > 0) beat(load);
}

const root = document.getElementById("react-root");
if (root === null) throw new Error("The server sent no root");
const config = readConfig();
setEnvironment(config);
change({ theme: config.switches.theme });
startRouter(config.address);
document.addEventListener("securitypolicyviolation", () => count("sandboxViolations"));
setTimeout(() => start(root, config), config.switches.hydration);

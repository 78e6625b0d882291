/** @jsxImportSource react */
import { renderToString } from "react-dom/server";

import { documentOf } from "../shared/document.ts";
import { setEnvironment, type PageConfig } from "../shared/environment.ts";
import { App } from "./App.tsx";
import { openedAt } from "./gram.ts";
import { router } from "./router.ts";
import { begin } from "./state.ts";
import { styleSheet, useSalt } from "./style.ts";
import { themeClass } from "./theme.ts";

/** The whole page as the server sends it, before any script has run. `nonce` is the one of its policy. */
export function renderPage(config: PageConfig, nonce: string): string {
  const salt = Math.random().toString(36).slice(2, 10);
  useSalt(salt);
  setEnvironment(config);
  router.start(config.address);
  const { theme } = config.switches;
  begin(theme, openedAt(config.address));
  const page = documentOf({
    config,
    nonce,
    html: `class="_${salt} ${themeClass(theme)}" data-btmanifest="${salt}"`,
    body: `class="_${salt}"`,
    themeColour: theme === "dark" ? "#0c1014" : "#ffffff",
    title: "Instagram",
    styles: styleSheet(),
    markup: `<div id="mount_0_0_aa">${renderToString(<App />)}</div>`,
  });
  // Instagram marks the end of a page that is complete.
  return page.replace("</body>", '<div id="has-finished-comet-page" hidden></div></body>');
}

/** @jsxImportSource react */
import { renderToString } from "react-dom/server";

import { documentOf } from "../shared/document.ts";
import { setEnvironment, type PageConfig } from "../shared/environment.ts";
import { App } from "./App.tsx";
import { router } from "./router.ts";
import { change } from "./state.ts";
import { styleSheet } from "./style.ts";
import { themeStyles } from "./theme.ts";

/** The whole page as the server sends it, before any script has run. `nonce` is the one of its policy. */
export function renderPage(config: PageConfig, nonce: string): string {
  setEnvironment(config);
  router.start(config.address);
  change({ theme: config.switches.theme });
  const { html, body, themeColour } = themeStyles();
  return documentOf({
    config,
    nonce,
    html: `style="${html}"`,
    body: `style="${body}"`,
    themeColour,
    title: "X",
    styles: `body{margin:0;font-family:sans-serif}#react-root{min-height:100%;display:flex;flex-direction:column}\n${styleSheet()}`,
    markup: `<div id="react-root" style="height:100%;display:flex;">${renderToString(<App />)}</div>`,
  });
}

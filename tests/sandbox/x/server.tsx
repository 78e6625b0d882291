/** @jsxImportSource react */
import { renderToString } from "react-dom/server";

import { App } from "./App.tsx";
import { setEnvironment, type PageConfig } from "./environment.ts";
import { startRouter } from "./router.ts";
import { change } from "./state.ts";
import { isRightToLeft } from "./strings/strings.ts";
import { styleSheet } from "./style.ts";
import { themeStyles } from "./theme.ts";

/** JSON that can stand in a script element: no end tag inside. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** The whole page as the server sends it, before any script has run. `nonce` is the one of its policy. */
export function renderPage(config: PageConfig, nonce: string): string {
  setEnvironment(config);
  startRouter(config.address);
  change({ theme: config.switches.theme });
  const { html, body, themeColour } = themeStyles();
  const { language } = config.switches;
  return [
    "<!DOCTYPE html>",
    `<html dir="${isRightToLeft() ? "rtl" : "ltr"}" lang="${language}" style="${html}" data-sandbox-errors="0" data-sandbox-violations="0">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="theme-color" content="${themeColour}"><title>X</title>`,
    `<link rel="icon" href="data:,"><style nonce="${nonce}">body{margin:0;font-family:sans-serif}#react-root{min-height:100%;display:flex;flex-direction:column}\n${styleSheet()}</style></head>`,
    `<body style="${body}"><div id="react-root" style="height:100%;display:flex;">${renderToString(<App />)}</div>`,
    `<script type="application/json" id="page-config" nonce="${nonce}">${inScript(config)}</script>`,
    `<script type="module" nonce="${nonce}" src="/sandbox/client.js"></script></body></html>`,
  ].join("");
}

/** @jsxImportSource react */
import { renderToString } from "react-dom/server";

import { documentOf } from "../shared/document.ts";
import { setEnvironment, type PageConfig } from "../shared/environment.ts";
import { App } from "./App.tsx";
import { router } from "./router.ts";
import { change } from "./state.ts";
import { palette, styleSheet, useSalt } from "./style.ts";
import { themeClass, themeColour } from "./theme.ts";

/** The whole page as the server sends it, before any script has run. `nonce` is the one of its policy. */
export function renderPage(config: PageConfig, nonce: string): string {
  const salt = crypto.randomUUID();
  useSalt(salt);
  setEnvironment(config);
  router.start(config.address);
  change({ theme: config.switches.theme });
  return documentOf({
    config,
    nonce,
    html: `id="facebook" class="${themeClass()}" data-btmanifest="${salt}"`,
    body: `style="margin:0;background-color:${palette().page}"`,
    themeColour: themeColour(),
    title: "Facebook",
    styles: styleSheet(),
    markup: `<div id="mount">${renderToString(<App />)}</div><div id="has-finished-comet-page" hidden style="display:none"></div>`,
  });
}
